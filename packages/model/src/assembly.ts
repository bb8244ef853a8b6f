import type { PutScalingPolicyRequest, PutScheduledActionRequest, RegisterScalableTargetRequest } from "./application-autoscaling/types.js";
import type { CreateAutoScalingGroupType } from "./autoscaling/types.js";
import type { Severity } from "./diagnostic.js";
import type { CreateLaunchTemplateRequest } from "./ec2/types.js";
import type {
  CreateCapacityProviderRequest,
  CreateClusterRequest,
  CreateServiceRequest,
  RegisterTaskDefinitionRequest,
  RunTaskRequest,
} from "./ecs/types.js";
import type {
  CreateListenerInput,
  CreateLoadBalancerInput,
  CreateRuleInput,
  CreateTargetGroupInput,
  ModifyListenerAttributesInput,
  ModifyLoadBalancerAttributesInput,
  ModifyTargetGroupAttributesInput,
} from "./elbv2/types.js";
import type { Wire } from "./json.js";
import type { CreateHttpNamespaceRequest } from "./servicediscovery/types.js";

/**
 * The format that this version reads and writes.
 *
 * @example
 * const assembly: Assembly = { format: assemblyFormat, app: "shop" };
 */
export const assemblyFormat = "stowage/assembly@1";

/**
 * What a definition amounts to: the AWS request bodies themselves, keyed by name. The only thing that passes between packages.
 * A section with nothing in it is left out.
 */
export interface Assembly {
  readonly format: typeof assemblyFormat;
  /** The application's name. */
  readonly app: string;
  /** Where it is meant to run; absent: the command's `--region` or the configuration's is needed where one matters. */
  readonly region?: string;
  readonly clusters?: Section<CreateClusterRequest>;
  /** Cloud Map HTTP namespaces. */
  readonly namespaces?: Section<CreateHttpNamespaceRequest>;
  readonly capacityProviders?: Section<CreateCapacityProviderRequest>;
  /** By `AutoScalingGroupName`. */
  readonly autoScalingGroups?: Section<AutoScalingGroup>;
  /** By family. */
  readonly taskDefinitions?: Section<RegisterTaskDefinitionRequest>;
  /** By `cluster/name`. `taskDefinition` holds a family of this Assembly, or an ARN. */
  readonly services?: Section<CreateServiceRequest>;
  /** By `cluster/name` of the service. */
  readonly scaling?: Section<ServiceScaling>;
  /** One-off and scheduled tasks. */
  readonly tasks?: Section<OneOffTask>;
  /** By `Name`. */
  readonly loadBalancers?: Section<LoadBalancer>;
  readonly checks?: Checks;
  /** By family: what the programs of its containers may do beside what the definition needs. Never sent to AWS; `stowage iam` reads it. */
  readonly grants?: Section<readonly Grant[]>;
  /** By `family/container`: how to run it without a container engine. Never sent to AWS. */
  readonly local?: Section<LocalContainer>;
}

export interface Section<T> {
  readonly [name: string]: T;
}

export interface ServiceScaling {
  readonly target: RegisterScalableTargetRequest;
  readonly policies?: readonly PutScalingPolicyRequest[];
  readonly scheduled?: readonly Wire<PutScheduledActionRequest>[];
}

export interface OneOffTask {
  readonly request: RunTaskRequest;
  /** An EventBridge Scheduler expression: `rate(5 minutes)`, `cron(…)`, `at(…)`. */
  readonly schedule?: string;
}

/**
 * EC2 Auto Scaling's CreateAutoScalingGroup and EC2's CreateLaunchTemplate request bodies. The entry's name is the group's; a capacity
 * provider of the Assembly may name it in place of its ARN.
 */
export interface AutoScalingGroup {
  readonly autoScalingGroup: Wire<CreateAutoScalingGroupType>;
  readonly launchTemplate: Wire<CreateLaunchTemplateRequest>;
}

/**
 * ELBv2's request bodies. The entry's name is the load balancer's. Where ELBv2 wants an ARN that is not known before something is created,
 * the Assembly holds a name, as a service's `taskDefinition` does: `LoadBalancerArn` the load balancer's, `TargetGroupArn` (and a service's
 * `targetGroupArn`) the target group's, `ListenerArn` the load balancer's and the port: `web:443`, a service's `productionListenerRule` and
 * `testListenerRule` the listener's and the rule's priority: `web:443/10`, or `web:443/default`; a network load balancer has no rules, and
 * there they hold the listener: `tcp:443`. An ARN stands for itself.
 */
export interface LoadBalancer {
  readonly loadBalancer: CreateLoadBalancerInput;
  readonly loadBalancerAttributes?: ModifyLoadBalancerAttributesInput;
  readonly listeners?: readonly CreateListenerInput[];
  /** One for each listener that has any. */
  readonly listenerAttributes?: readonly ModifyListenerAttributesInput[];
  readonly targetGroups?: readonly CreateTargetGroupInput[];
  /** One for each target group that has any. */
  readonly targetGroupAttributes?: readonly ModifyTargetGroupAttributesInput[];
  readonly rules?: readonly CreateRuleInput[];
}

/** What `check` is told beside the definitions. */
export interface Checks {
  /** Rule id → its severity here. */
  readonly severity?: { readonly [rule: string]: Severity | "off" };
  readonly suppressions?: readonly Suppression[];
  /** Packs that this Assembly is held to wherever it is checked; what a project switches on is `extends` in its configuration. Both add up. */
  readonly packs?: readonly string[];
  readonly budgets?: readonly Budget[];
}

/** Silences one rule where it is known not to matter. */
export interface Suppression {
  readonly rule: string;
  /** JSON pointer; everything below it is meant. Absent: the whole Assembly. */
  readonly path?: string;
  readonly reason: string;
}

/** The most that a service (`cluster/name`) or what carries a tag (`key=value`) may cost a month. */
export interface Budget {
  readonly service?: string;
  readonly tag?: string;
  /** A decimal amount in the currency of the price book: `"250.00"`. */
  readonly maxMonthly: string;
}

/** What a task role is to allow. */
export interface Grant {
  /** `service:Action`, without wildcards. */
  readonly actions: readonly string[];
  /** ARNs, or `*`. */
  readonly resources: readonly string[];
  /** IAM's condition: operator → key → values. */
  readonly condition?: { readonly [operator: string]: { readonly [key: string]: readonly string[] } };
}

/** How a container runs without a container engine. */
export interface LocalContainer {
  /** Program and arguments; no shell is involved. */
  readonly command: readonly string[];
  /** Relative to the definition's folder. */
  readonly cwd?: string;
  readonly env?: { readonly [name: string]: string };
  /** Program and arguments that exit with 0 while the container is healthy; absent: healthy once its ports accept connections. */
  readonly healthCheck?: readonly string[];
}
