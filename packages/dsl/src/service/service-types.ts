import type { PutScalingPolicyRequest } from "@stowage/model/application-autoscaling";
import type {
  DeploymentAlarms,
  DeploymentEarlySuccessCriteria,
  DeploymentLifecycleHook,
  EBSTagSpecification,
  LogConfiguration,
  ServiceConnectAccessLogConfiguration,
  ServiceConnectContainerLogLevel,
  ServiceConnectService,
  ServiceConnectTestTrafficRules,
  ServiceManagedEBSVolumeConfiguration,
  ThresholdConfiguration,
} from "@stowage/model/ecs";
import type { AwsLogs } from "../container/container-types.js";
import type { Err } from "../error-text.js";
import type { FargateMark } from "../launch.js";

/** The ports that a service can serve: those its task names. */
export type Servable<P extends string> = [Exclude<P, FargateMark>] extends [never] ? NoPort<P> : Exclude<P, FargateMark>;

/** Why no port can be served, of a task that names none. */
export type NoPort<P extends string> = [Exclude<P, FargateMark>] extends [never]
  ? Err<"this task names no port: add one with .port(name, number) to a container">
  : never;

/** What Service Connect may be told of a served port beside its names. */
export type ServeOptions = Pick<ServiceConnectService, "ingressPortOverride" | "timeout" | "tls">;

/** What a served port's name may be told beside its port. */
export interface AliasOptions {
  /** The header that sends a request to the new revision while a blue/green deployment tests it. */
  readonly testTraffic?: ServiceConnectTestTrafficRules;
}

/** Where a service's tasks get their network interfaces. */
export interface Network {
  readonly subnets: readonly string[];
  /** The VPC's default group if absent. */
  readonly securityGroups?: readonly string[];
  /** A public address for each task; Fargate only; false if absent. */
  readonly publicIp?: boolean;
}

/** A capacity provider's part of a service: the first `base` tasks, then its share by `weight` (0 if absent). */
export interface Share {
  readonly base?: number;
  readonly weight?: number;
}

type Fargate = "FARGATE" | "FARGATE_SPOT";

/** The share of provider `N` in a strategy of the providers `K`: Fargate's providers stand alone. */
export type ShareOf<N extends string, K extends string> = [Extract<K, Fargate>] extends [never]
  ? Share
  : N extends Fargate
    ? Share
    : string extends K
      ? Share
      : Err<`a strategy cannot mix Fargate with the Auto Scaling group provider "${N}"`>;

/** A target that scaling tracks: the value, or the value and how fast to follow. Times in seconds. */
export type Target = number | TrackedTarget;

export interface TrackedTarget {
  readonly target: number;
  /** 300 if absent. */
  readonly scaleOutCooldown?: number;
  /** 300 if absent. */
  readonly scaleInCooldown?: number;
  readonly disableScaleIn?: boolean;
}

/** A scaling policy without its name and the members that name its service. */
export type ScalingPolicy = Pick<
  PutScalingPolicyRequest,
  "PolicyType" | "PredictiveScalingPolicyConfiguration" | "StepScalingPolicyConfiguration" | "TargetTrackingScalingPolicyConfiguration"
>;

/** A service as CloudWatch counts it: the values of the dimensions ClusterName and ServiceName. */
export interface ScaledService {
  readonly cluster: string;
  readonly service: string;
}

/** Between how many tasks a service scales, and what makes it. */
export interface ScaleOptions<Min extends number, Max extends number> {
  readonly min: Min;
  readonly max: number extends Max | Min ? number : Below<`${Max}`, `${Min}`> extends true ? Err<`max ${Max} is below min ${Min}`> : Max;
  /** Average use of the reserved cpu to hold, in percent. */
  readonly cpu?: Target;
  /** Average use of the reserved memory to hold, in percent. */
  readonly memory?: Target;
  /** Requests a target and minute to hold; `label` names the load balancer and target group: `app/NAME/ID/targetgroup/NAME/ID`. */
  readonly requestsPerTarget?: TrackedTarget & { readonly label: string };
  /** Which kinds of scaling rest. */
  readonly suspended?: { readonly in?: boolean; readonly out?: boolean; readonly scheduled?: boolean };
  /** The ARN of the role that scales; absent: Application Auto Scaling's own service-linked role. */
  readonly roleArn?: string;
  /** Tags of the scalable target. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** What a scheduled action changes, and when it applies. */
export interface ScheduledBounds {
  readonly min?: number;
  readonly max?: number;
  /** An IANA name, `Europe/Berlin`; UTC if absent. */
  readonly timezone?: string;
  readonly start?: Date;
  readonly end?: Date;
}

/** Whether the whole number `A` is less than `B`, by their digits: as many steps as the longer one has. */
type Below<A extends string, B extends string, So = "equal"> = string extends A
  ? false
  : string extends B
    ? false
    : A extends `${infer X}${infer Rest}`
      ? B extends `${infer Y}${infer RestB}`
        ? Below<Rest, RestB, So extends "equal" ? Digit<X, Y> : So>
        : false
      : B extends ""
        ? So extends "less"
          ? true
          : false
        : true;

type Digit<X extends string, Y extends string> = X extends Y
  ? "equal"
  : "0123456789" extends `${string}${X}${string}${Y}${string}`
    ? "less"
    : "more";

/** A rolling deployment. Percentages of the desired count. */
export interface Rolling {
  /** Healthy tasks that must remain; 100 if absent. */
  readonly min?: number;
  /** Tasks that may exist at once; 200 if absent. */
  readonly max?: number;
  /** Give up after repeated failures, and go back to the last good deployment if `rollback`. */
  readonly circuitBreaker?: CircuitBreaker;
  readonly alarms?: AlarmGuard;
  /** When a deployment counts as done before all its tasks are healthy. */
  readonly earlySuccess?: EarlySuccess;
}

export type EarlySuccess = Omit<DeploymentEarlySuccessCriteria, "enable">;

export interface CircuitBreaker {
  readonly rollback: boolean;
  readonly resetOnHealthyTask?: boolean;
  readonly threshold?: ThresholdConfiguration;
}

/** CloudWatch alarms that fail a deployment when they go off. */
export type AlarmGuard = Omit<DeploymentAlarms, "enable">;

/** What blue/green, linear and canary deployments have in common. Times in minutes. */
export interface Shifting {
  /** Both revisions stay for this long after all traffic has moved, 0 to 1440. ECS asks for it of a blue/green deployment. */
  readonly bakeTime?: number;
  readonly hooks?: readonly DeploymentLifecycleHook[];
  readonly alarms?: AlarmGuard;
  readonly circuitBreaker?: CircuitBreaker;
}

export interface Linear extends Shifting {
  /** Percent of the traffic that moves in each step, 3 to 100 in tenths; 10 if absent. */
  readonly stepPercent?: number;
  /** Between two steps, 0 to 1440; 6 if absent. */
  readonly stepBakeTime?: number;
}

export interface Canary extends Shifting {
  /** Percent of the traffic that moves first, 0.1 to 100 in tenths; 5 if absent. */
  readonly canaryPercent?: number;
  /** Until the rest follows, 0 to 1440; 10 if absent. */
  readonly canaryBakeTime?: number;
}

/** A target group of a load balancer, and the port that it sends to: a named one, or a container and a number. */
export type LoadBalancerTarget<P extends string> = (
  | { readonly port: Exclude<P, FargateMark> | NoPort<P>; readonly container?: undefined }
  | { readonly port: number; readonly container: string }
) &
  LoadBalancerOptions;

export type LoadBalancerOptions = (
  | { readonly targetGroupArn: string; readonly loadBalancerName?: undefined }
  // A Classic Load Balancer has no target groups.
  | { readonly loadBalancerName: string; readonly targetGroupArn?: undefined }
) & {
  /** For blue/green: the other target group and the listener rules that are switched. */
  readonly blueGreen?: {
    readonly alternateTargetGroupArn: string;
    readonly productionListenerRule: string;
    readonly testListenerRule?: string;
    readonly roleArn: string;
  };
};

/** An EBS volume for each task. */
export interface EbsVolume extends Omit<ServiceManagedEBSVolumeConfiguration, "tagSpecifications"> {
  readonly tags?: EBSTagSpecification["tags"];
  readonly propagateTags?: EBSTagSpecification["propagateTags"];
}

/** How the Service Connect proxy logs. */
export interface ProxyLogs {
  /** `info` if absent. */
  readonly level?: ServiceConnectContainerLogLevel;
  /** Where it logs to: the `awslogs` driver by its log group (absent prefix: the service's name), or any driver as ECS has it. */
  readonly logs?: AwsLogs | LogConfiguration;
  readonly accessLogs?: ServiceConnectAccessLogConfiguration;
}
