import { occupiedPorts, portKey, ECS_RESERVED_PORTS } from "../ports.js";
import type { QueryTarget } from "../query/compile.js";
import type { Instance } from "../snapshot.js";
import type { CompiledGroup } from "./compiled-group.js";
import { taskGroupOf } from "./compiled-group.js";

/** What is left of an instance, and what runs on it; changed by {@link take} and {@link release} alone. */
export interface InstanceState extends QueryTarget {
  readonly id: string;
  spec: Instance;
  attributes: ReadonlyMap<string, string>;
  cpu: number;
  memory: number;
  gpus: number;
  /** awsvpc tasks that hold an interface. */
  enis: number;
  readonly ports: Map<number, number>;
  /** Tasks by the group's name. */
  readonly groups: Map<string, number>;
  /** Tasks by `task:group`. */
  readonly taskGroupCounts: Map<string, number>;
  runningTasksCount: number;
}

/** An instance with its running tasks subtracted. */
export function instanceState(spec: Instance): InstanceState {
  const state: InstanceState = {
    id: spec.id,
    spec,
    attributes: attributesOf(spec),
    cpu: spec.cpu,
    memory: spec.memory,
    gpus: spec.gpus ?? 0,
    enis: 0,
    ports: new Map([...ECS_RESERVED_PORTS, ...(spec.ports ?? []).map(portKey)].map((key) => [key, 1])),
    groups: new Map(),
    taskGroupCounts: new Map(),
    runningTasksCount: 0,
    get agentConnected() {
      return this.spec.agentConnected ?? true;
    },
    get agentVersion() {
      return this.spec.agentVersion;
    },
    get ec2InstanceId() {
      return this.spec.ec2InstanceId;
    },
    get registeredAt() {
      return this.spec.registeredAt;
    },
    attribute(name) {
      return this.attributes.get(name);
    },
    taskGroups() {
      return this.taskGroupCounts.keys();
    },
  };
  for (const tasks of spec.running ?? []) {
    const taken = {
      name: tasks.group,
      taskGroup: taskGroupOf({ name: tasks.group, ...(tasks.taskGroup === undefined ? {} : { taskGroup: tasks.taskGroup }) }),
      cpu: tasks.cpu ?? 0,
      memory: tasks.memory ?? 0,
      gpus: tasks.gpu ?? 0,
      enis: tasks.networkMode === "awsvpc" ? 1 : 0,
      ports: occupiedPorts(tasks),
    };
    change(state, taken, tasks.count ?? 1);
  }
  return state;
}

/** A task of the group starts on the instance. */
export function take(state: InstanceState, group: CompiledGroup): void {
  change(state, group, 1);
}

/** A task of the group has stopped on the instance. */
export function release(state: InstanceState, group: CompiledGroup): void {
  change(state, group, -1);
}

type Taken = Pick<CompiledGroup, "name" | "taskGroup" | "cpu" | "memory" | "gpus" | "enis" | "ports">;

function change(state: InstanceState, task: Taken, by: number): void {
  state.cpu -= task.cpu * by;
  state.memory -= task.memory * by;
  state.gpus -= task.gpus * by;
  state.enis += task.enis * by;
  for (const port of task.ports) bump(state.ports, port, by);
  bump(state.groups, task.name, by);
  bump(state.taskGroupCounts, task.taskGroup, by);
  state.runningTasksCount += by;
}

function bump<K>(counts: Map<K, number>, key: K, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}

/** An instance's attributes, those that follow from its type and zone included. */
export function attributesOf(spec: Instance): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  if (spec.type !== undefined) attributes.set("ecs.instance-type", spec.type);
  if (spec.az !== undefined) attributes.set("ecs.availability-zone", spec.az);
  for (const [name, value] of Object.entries(spec.attributes ?? {})) attributes.set(name, value);
  return attributes;
}
