/** Transport protocol of a host port. */
export type Protocol = "tcp" | "udp";

/** A port on the instance itself; dynamic ports (0) are never listed. */
export interface HostPort {
  /** 1–65535. */
  readonly port: number;
  readonly protocol: Protocol;
}

/** A name, and the value it must have where one is given: an entry of a task definition's `requiresAttributes`. */
export interface RequiredAttribute {
  readonly name: string;
  readonly value?: string;
}

/** As in `RunTask` and `CreateService`: `distinctInstance`, or `memberOf` with a cluster query expression. */
export interface PlacementConstraint {
  readonly type: "distinctInstance" | "memberOf";
  readonly expression?: string;
}

/** As in `RunTask` and `CreateService`: `spread` and `binpack` have a field, `random` has none. */
export interface PlacementStrategy {
  readonly type: "spread" | "binpack" | "random";
  readonly field?: string;
}

export type NetworkMode = "awsvpc" | "bridge" | "host" | "none" | "default";

/**
 * What one task takes from an instance, already summed over its containers (see {@link taskRequirements}).
 * Source: Amazon ECS API, ContainerInstance `remainingResources`.
 */
export interface Requirement {
  /** CPU units, 1024 a vCPU. */
  readonly cpu: number;
  /** MiB: the task's memory, or the sum of its containers' reservations (`memoryReservation`, else `memory`). */
  readonly memory: number;
  /** Ports of the instance; a bare number is TCP; 0 (dynamic) is ignored, and all are with `awsvpc`. */
  readonly hostPorts?: readonly (number | HostPort)[];
  /** Physical GPUs. */
  readonly gpu?: number;
  /** `awsvpc` takes one network interface (or a place on the trunk). Default `bridge`. */
  readonly networkMode?: NetworkMode;
  /** The account setting `awsvpcTrunking` is on: instances that can trunk hold more awsvpc tasks. Default false. */
  readonly trunking?: boolean;
}

/**
 * A service (or the task group of a standalone task): tasks of one shape and one set of placement rules.
 * Tasks are counted by `name`, so two revisions of a service are two values of the same name.
 */
export interface TaskGroup extends Requirement {
  readonly name: string;
  /** What `task:group` sees. Default: `service:NAME` for a service, NAME for a standalone group or a name that has a colon. */
  readonly taskGroup?: string;
  /** Tasks started by RunTask: without a strategy they are placed at random. Default false: a service, spread over zones by default. */
  readonly standalone?: boolean;
  /** Default REPLICA. A DAEMON has one task on each instance that satisfies its constraints, placed before all others; `count` is ignored. */
  readonly schedulingStrategy?: "REPLICA" | "DAEMON";
  /** How many tasks to place, for {@link place}. Default 1. */
  readonly count?: number;
  readonly requiresAttributes?: readonly RequiredAttribute[];
  readonly runtimePlatform?: { readonly cpuArchitecture?: string; readonly operatingSystemFamily?: string };
  /** Availability Zones of the subnets that the tasks' network interfaces are in; an instance in another one fails `LOCATION`. Default: any. */
  readonly zones?: readonly string[];
  readonly placementConstraints?: readonly PlacementConstraint[];
  readonly placementStrategy?: readonly PlacementStrategy[];
  /** What-if, not a feature of ECS: at most so many tasks of this group on one instance. */
  readonly maxPerInstance?: number;
}

/** Tasks that already run on an instance. What they take is subtracted from what the instance registered. */
export interface RunningTasks extends Partial<Requirement> {
  /** The group's `name`; a service is also found as `service:NAME`. */
  readonly group: string;
  /** Default 1. */
  readonly count?: number;
  readonly taskGroup?: string;
}

/** Source: Amazon ECS API, ContainerInstance `status`. */
export type InstanceStatus = "REGISTERING" | "REGISTRATION_FAILED" | "ACTIVE" | "DRAINING" | "DEREGISTERING" | "INACTIVE";

/** A container instance as placement sees it: what it registered, and what runs on it. */
export interface Instance {
  /** Unique in the snapshot. */
  readonly id: string;
  readonly type?: string;
  readonly az?: string;
  /** Custom and `ecs.*` attributes; the type and zone above are added as `ecs.instance-type` and `ecs.availability-zone` unless given here. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Registered CPU units. */
  readonly cpu: number;
  /** Registered memory, MiB. */
  readonly memory: number;
  /** Physical GPUs. Default 0. */
  readonly gpus?: number;
  /** How many awsvpc tasks have a network interface of their own. Default: no limit known. */
  readonly enis?: number;
  /** The same with `awsvpcTrunking`; 0 or absent: the type cannot trunk, and `enis` holds. */
  readonly trunkEnis?: number;
  /** Occupied ports besides those that ECS itself reserves (22, 2375, 2376, 51678, 51679 TCP). */
  readonly ports?: readonly (number | HostPort)[];
  /** Default `ACTIVE`; only an ACTIVE instance takes tasks. */
  readonly status?: InstanceStatus;
  /** Default true. */
  readonly agentConnected?: boolean;
  readonly agentVersion?: string;
  readonly ec2InstanceId?: string;
  /** Milliseconds since 1970-01-01. */
  readonly registeredAt?: number;
  readonly running?: readonly RunningTasks[];
}

/** A cluster at one moment, and what to place on it. The same snapshot gives the same plan. */
export interface Snapshot {
  readonly instances: readonly Instance[];
  /** Placed in this order. */
  readonly groups: readonly TaskGroup[];
  /** Decides every choice that ECS leaves to chance. Default 0. */
  readonly seed?: number;
}
