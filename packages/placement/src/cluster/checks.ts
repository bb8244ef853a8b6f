import { MAX_HOST_PORTS, portOf } from "../ports.js";
import type { CompiledGroup } from "./compiled-group.js";
import type { InstanceView } from "./instance-view.js";
import { interfacesOf } from "./interfaces-of.js";
import { DISTINCT_INSTANCE_UNSATISFIED } from "./reasons.js";

/** Why an instance takes no task of a group, in ECS's terms where ECS has one. */
export interface Failure {
  readonly instance: string;
  /**
   * `RESOURCE:CPU`, `RESOURCE:MEMORY`, `RESOURCE:GPU`, `RESOURCE:PORTS`, `RESOURCE:ENI`, `ATTRIBUTE`, `AGENT`,
   * `LOCATION`, `MemberOf placement constraint unsatisfied.`, `DistinctInstance placement constraint unsatisfied.`; the instance's status
   * where it is not ACTIVE, and `WHAT-IF:MAX-PER-INSTANCE`, are our own.
   * Source: ECS Developer Guide, API failure reasons.
   */
  readonly reason: string;
  /** The same for people, with the numbers. */
  readonly detail: string;
  /** For a resource, the share of the demand that is missing, above 0 and up to 1. */
  readonly shortage?: number;
}

/** Every check that the instance fails for one more task of the group, in the order ECS makes them; empty if the task fits. */
export function failuresOf(state: InstanceView, group: CompiledGroup): Failure[] {
  return [...standing(state), ...resources(state, group), ...demands(state, group), ...constraints(state, group)];
}

function* standing({ spec }: InstanceView): Generator<Failure> {
  const status = spec.status ?? "ACTIVE";
  if (status !== "ACTIVE") yield { instance: spec.id, reason: status, detail: `is ${status} and takes no tasks` };
  if (spec.agentConnected === false) yield { instance: spec.id, reason: "AGENT", detail: "has no connection to its agent" };
}

function* resources(state: InstanceView, group: CompiledGroup): Generator<Failure> {
  const short = (name: string, unit: string, needed: number, left: number): Failure => ({
    instance: state.spec.id,
    reason: `RESOURCE:${name}`,
    detail: `has ${left} ${unit} left, and a task needs ${needed}`,
    shortage: (needed - left) / Math.max(1, needed),
  });
  if (state.cpu < group.cpu) yield short("CPU", "CPU units", group.cpu, state.cpu);
  if (state.memory < group.memory) yield short("MEMORY", "MiB of memory", group.memory, state.memory);
  if (state.gpus < group.gpus) yield short("GPU", "GPUs", group.gpus, state.gpus);
  const taken = group.ports.filter((port) => state.portTaken(port)).map(portOf);
  if (taken.length > 0) {
    const list = taken.map(({ port, protocol }) => `${port}/${protocol}`).join(", ");
    yield {
      instance: state.spec.id,
      reason: "RESOURCE:PORTS",
      detail: `already uses host port ${list}`,
      shortage: taken.length / group.ports.length,
    };
  } else if (group.ports.length > 0 && state.portCount + group.ports.length > MAX_HOST_PORTS) {
    yield short("PORTS", "host ports", group.ports.length, Math.max(0, MAX_HOST_PORTS - state.portCount));
  }
  const enis = interfacesOf(state.spec, group.trunking);
  if (group.enis > 0 && state.enis + group.enis > enis) {
    yield { instance: state.spec.id, reason: "RESOURCE:ENI", detail: `has all ${enis} network interfaces for tasks in use`, shortage: 1 };
  }
}

function* demands(state: InstanceView, group: CompiledGroup): Generator<Failure> {
  for (const { name, value } of group.attributes) {
    const actual = state.attribute(name);
    if (actual !== undefined && (value === undefined || actual === value)) continue;
    const wanted = value === undefined ? name : `${name}=${value}`;
    const found = actual === undefined ? "lacks it" : `has ${actual}`;
    yield { instance: state.spec.id, reason: "ATTRIBUTE", detail: `needs attribute ${wanted} and ${found}` };
  }
}

function* constraints(state: InstanceView, group: CompiledGroup): Generator<Failure> {
  const own = state.tasksOf(group.name);
  if (group.distinctInstance && own > 0) {
    yield { instance: state.spec.id, reason: DISTINCT_INSTANCE_UNSATISFIED, detail: `already runs a task of ${group.name}` };
  }
  for (const { expression, reason, test } of group.memberOf) {
    if (!test(state)) yield { instance: state.spec.id, reason, detail: `is not in \`${expression}\`` };
  }
  if (own >= group.maxPerInstance) {
    yield {
      instance: state.spec.id,
      reason: "WHAT-IF:MAX-PER-INSTANCE",
      detail: `already runs ${own} of at most ${group.maxPerInstance} tasks of ${group.name}`,
    };
  }
}
