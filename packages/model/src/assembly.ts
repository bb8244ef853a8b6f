import type { PutScalingPolicyRequest, PutScheduledActionRequest, RegisterScalableTargetRequest } from "./application-autoscaling/types.js";
import type { Severity } from "./diagnostic.js";
import type {
  CreateCapacityProviderRequest,
  CreateClusterRequest,
  CreateServiceRequest,
  RegisterTaskDefinitionRequest,
  RunTaskRequest,
} from "./ecs/types.js";
import type { JsonValue, Wire } from "./json.js";
import type { CreateHttpNamespaceRequest } from "./servicediscovery/types.js";

/** The format that this version reads and writes. */
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
  readonly autoScalingGroups?: Section<AutoScalingGroup>;
  /** By family. */
  readonly taskDefinitions?: Section<RegisterTaskDefinitionRequest>;
  /** By `cluster/name`. `taskDefinition` holds a family of this Assembly, or an ARN. */
  readonly services?: Section<CreateServiceRequest>;
  /** By `cluster/name` of the service. */
  readonly scaling?: Section<ServiceScaling>;
  /** One-off and scheduled tasks. */
  readonly tasks?: Section<OneOffTask>;
  readonly loadBalancers?: Section<LoadBalancer>;
  readonly checks?: Checks;
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

/** EC2 Auto Scaling's CreateAutoScalingGroup and EC2's CreateLaunchTemplate request bodies. */
export interface AutoScalingGroup {
  readonly autoScalingGroup: { readonly [member: string]: JsonValue };
  readonly launchTemplate: { readonly [member: string]: JsonValue };
}

/** ELBv2's request bodies. */
export interface LoadBalancer {
  readonly loadBalancer: { readonly [member: string]: JsonValue };
  readonly listeners?: readonly { readonly [member: string]: JsonValue }[];
  readonly targetGroups?: readonly { readonly [member: string]: JsonValue }[];
  readonly rules?: readonly { readonly [member: string]: JsonValue }[];
}

/** What `check` is told beside the definitions. */
export interface Checks {
  /** Rule id → its severity here. */
  readonly severity?: { readonly [rule: string]: Severity | "off" };
  readonly suppressions?: readonly Suppression[];
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
