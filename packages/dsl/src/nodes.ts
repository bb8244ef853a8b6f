import type {
  ContainerDefinition,
  CreateCapacityProviderRequest,
  CreateClusterRequest,
  CreateServiceRequest,
  LoadBalancer,
  RegisterTaskDefinitionRequest,
  RunTaskRequest,
  ServiceConnectService,
  ServiceConnectTestTrafficRules,
} from "@stowage/model/ecs";
import type { PutScheduledActionRequest, RegisterScalableTargetRequest } from "@stowage/model/application-autoscaling";
import type { Checks, Grant, LocalContainer, Wire } from "@stowage/model";
import type { AutoScalingGroupOptions } from "./app/auto-scaling-types.js";
import type { AppLoadBalancer } from "./app/load-balancer-types.js";
import type { Launch } from "./launch.js";
import type { SecretSource } from "./secrets.js";
import type { ContainerPort, RouteOptions } from "./service/route-types.js";
import type { ProxyLogs, ScaledService, ScalingPolicy } from "./service/service-types.js";
import type { Site } from "./site.js";

/** Which calls wrote the values of a request, the last one first: a step adds a link, and copies nothing. */
export interface Sites {
  /** JSON pointer within the request. */
  readonly at: string;
  readonly site: Site;
  readonly before?: Sites | undefined;
}

/**
 * What every builder keeps: a part of an AWS request, where its values were written, and what `raw()` lays over it in the end. Steps copy it, and
 * nobody else gets it: it is not frozen, since V8 takes long to copy what is.
 */
export interface RequestNode<R extends object> {
  readonly name: string;
  readonly request: Partial<R>;
  readonly sites: Sites;
  readonly raw: readonly RawStep[];
}

export interface RawStep {
  readonly fields: object | ((request: never) => object);
  readonly site: Site;
}

export interface ContainerNode extends RequestNode<ContainerDefinition> {
  readonly secrets: readonly NamedSecret[];
  /** Those that the log driver gets. */
  readonly logSecrets: readonly NamedSecret[];
  readonly local?: LocalContainer;
  readonly localSite?: Site;
}

/** A secret of a container, or of its log driver; its reference becomes text once region and account are known. */
export interface NamedSecret {
  readonly name: string;
  readonly source: SecretSource;
  readonly site: Site;
}

export interface TaskNode extends RequestNode<RegisterTaskDefinitionRequest> {
  readonly launch: Launch;
  readonly containers: readonly ContainerNode[];
  readonly grants?: readonly GrantNode[];
  readonly site: Site;
}

/** What the task role is to allow. */
export interface GrantNode {
  readonly grant: Grant;
  readonly site: Site;
}

export interface ServiceNode extends RequestNode<CreateServiceRequest> {
  readonly served: readonly ServedPort[];
  readonly uses: readonly { readonly peer: string; readonly site: Site }[];
  readonly targets: readonly TargetNode[];
  readonly routes: readonly RouteNode[];
  readonly proxyLogs?: ProxyLogs & { readonly site: Site };
  readonly network?: NetworkNode;
  readonly scaling?: ScalingNode;
  readonly site: Site;
}

/** A port that a service offers through Service Connect. */
export interface ServedPort {
  readonly port: string;
  readonly name?: string;
  readonly clientPort?: number;
  readonly testTraffic?: ServiceConnectTestTrafficRules;
  readonly options: Partial<ServiceConnectService>;
  readonly site: Site;
  readonly nameSite?: Site;
}

/** A load balancer's target; with a port's name, its container and number are looked up in the task. */
export interface TargetNode {
  readonly request: LoadBalancer;
  readonly port: string | undefined;
  readonly site: Site;
}

/** A port that is reached through a listener of the app: `LOADBALANCER:LISTENER`. */
export interface RouteNode {
  readonly port: string | ContainerPort;
  readonly listener: string;
  readonly options: RouteOptions<string>;
  readonly site: Site;
}

export interface LoadBalancerNode {
  readonly name: string;
  readonly options: AppLoadBalancer<string>;
  readonly site: Site;
}

export interface AutoScalingGroupNode {
  readonly name: string;
  readonly options: AutoScalingGroupOptions;
  readonly site: Site;
}

export interface NetworkNode {
  readonly subnets: readonly string[];
  readonly securityGroups?: readonly string[];
  readonly publicIp?: boolean;
  readonly site: Site;
}

export interface ScalingNode {
  readonly min?: number;
  readonly max?: number;
  /** Other members of the scalable target. */
  readonly target?: Partial<RegisterScalableTargetRequest>;
  readonly policies: readonly ScalingPolicyNode[];
  readonly scheduled: readonly { readonly action: ScheduledScaling; readonly site: Site }[];
  readonly site: Site;
}

/** A scaling policy of a service. */
export interface ScalingPolicyNode {
  readonly name: string;
  readonly policy: ScalingPolicy | ((service: ScaledService) => ScalingPolicy);
  readonly site: Site;
}

/** A scheduled action without the members that name its service. */
export type ScheduledScaling = Omit<Wire<PutScheduledActionRequest>, TargetMember>;

type TargetMember = "ResourceId" | "ScalableDimension" | "ServiceNamespace";

export interface OneOffNode extends RequestNode<RunTaskRequest> {
  readonly task: TaskNode;
  readonly network?: NetworkNode;
  readonly schedule?: { readonly expression: string; readonly site: Site };
  readonly site: Site;
}

export interface AppNode {
  readonly name: string;
  readonly site: Site;
  readonly region?: string;
  readonly account?: string;
  readonly cluster?: {
    readonly name: string;
    readonly request: Partial<CreateClusterRequest>;
    readonly managed: boolean;
    readonly site: Site;
  };
  readonly namespace?: { readonly name: string; readonly description?: string; readonly managed: boolean; readonly site: Site };
  readonly network?: NetworkNode;
  readonly tags: { readonly [key: string]: string };
  readonly capacityProviders: readonly { readonly request: CreateCapacityProviderRequest; readonly site: Site }[];
  readonly autoScalingGroups: readonly AutoScalingGroupNode[];
  readonly loadBalancers: readonly LoadBalancerNode[];
  readonly tasks: { readonly [service: string]: TaskNode };
  readonly services: { readonly [service: string]: ServiceNode };
  readonly oneOffs: readonly OneOffNode[];
  readonly checks: Checks;
  readonly included: readonly AppNode[];
}
