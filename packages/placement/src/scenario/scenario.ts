import type { NetworkMode, PlacementConstraint, PlacementStrategy, Protocol, RequiredAttribute, TaskGroup } from "../snapshot.js";

/** One instance of a scenario, or `count` equal ones. */
export interface ScenarioInstance {
  /** Default TYPE-AZ-N, N from 0 for each type and zone. With `count`, ID-0, ID-1 … */
  readonly id?: string;
  /** An EC2 instance type. One that the catalogue does not have needs `cpu` and `memory`. */
  readonly type: string;
  /** Availability Zone. */
  readonly az: string;
  /** Default 1. */
  readonly count?: number;
  /** Besides the `ecs.*` attributes that follow from type and zone, which can be overridden here. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Registered CPU units. Default: what the type registers. */
  readonly cpu?: number;
  /** Registered memory, MiB. Default: what the type registers (`InstanceType.memory`). */
  readonly memory?: number;
  /** Tasks that run on it (each of them, with `count`), by group. Those of a group of the scenario take what the group says; others only count. */
  readonly running?: Readonly<Record<string, number>>;
  readonly status?: "ACTIVE" | "DRAINING";
  readonly agentConnected?: boolean;
  readonly agentVersion?: string;
  readonly ec2InstanceId?: string;
}

/** A group of a scenario: a {@link TaskGroup} with ports also written `53/udp`. */
export interface ScenarioGroup extends Omit<TaskGroup, "hostPorts" | "count"> {
  /** How many tasks to place; a DAEMON needs none. */
  readonly count?: number;
  readonly hostPorts?: readonly (number | string | { readonly port: number; readonly protocol: Protocol })[];
  readonly networkMode?: NetworkMode;
  readonly requiresAttributes?: readonly RequiredAttribute[];
  readonly placementConstraints?: readonly PlacementConstraint[];
  readonly placementStrategy?: readonly PlacementStrategy[];
}

/** The input of `stowage place`. */
export interface Scenario {
  readonly seed?: number;
  readonly instances: readonly ScenarioInstance[];
  /** Placed in their order. */
  readonly groups: readonly ScenarioGroup[];
}
