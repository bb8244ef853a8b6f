import { hash } from "../hash.js";
import { occupiedPorts } from "../ports.js";
import { compileQuery } from "../query/compile.js";
import type { CompiledQuery } from "../query/compile.js";
import type { RequiredAttribute, TaskGroup } from "../snapshot.js";
import { requireSize } from "./require-size.js";
import { criteriaOf } from "../strategy.js";
import type { Criterion } from "../strategy.js";
import { LOCATION, MEMBER_OF_UNSATISFIED } from "./reasons.js";

/** A group, read once: what it takes, what it demands and in which order it prefers. */
export interface CompiledGroup {
  readonly name: string;
  /** What `task:group` sees. */
  readonly taskGroup: string;
  readonly cpu: number;
  readonly memory: number;
  readonly gpus: number;
  /** 1 with awsvpc. */
  readonly enis: number;
  readonly trunking: boolean;
  /** See `portKey`. */
  readonly ports: readonly number[];
  readonly attributes: readonly RequiredAttribute[];
  readonly memberOf: readonly CompiledMemberOf[];
  readonly distinctInstance: boolean;
  readonly maxPerInstance: number;
  readonly criteria: readonly Criterion[];
  /** Where on the ring of instances this group starts looking, mixed with the cluster's seed. */
  readonly hash: number;
}

export interface CompiledMemberOf extends CompiledQuery {
  readonly expression: string;
  /** What an instance fails that is not in it. */
  readonly reason: string;
}

/**
 * Reads a group.
 *
 * @throws ClusterQueryError for an expression that cannot be read, RangeError for an unknown strategy, constraint or size.
 */
export function compileGroup(group: TaskGroup): CompiledGroup {
  let compiled = compiledGroups.get(group);
  if (!compiled) compiledGroups.set(group, (compiled = compile(group)));
  return compiled;
}

/** A group is a value: what was read of it holds in every cluster. */
const compiledGroups = new WeakMap<TaskGroup, CompiledGroup>();

function compile(group: TaskGroup): CompiledGroup {
  const constraints = group.placementConstraints ?? [];
  const memberOf = constraints.flatMap(({ type, expression }) => {
    if (type === "distinctInstance") return [];
    if (type !== "memberOf") throw new RangeError(`unknown placement constraint ${String(type)}; it is distinctInstance or memberOf`);
    if (expression === undefined) throw new RangeError("memberOf needs an expression");
    return [compiledMemberOf(expression, MEMBER_OF_UNSATISFIED)];
  });
  return {
    name: group.name,
    taskGroup: taskGroupOf(group),
    cpu: sizeOf(group, "cpu"),
    memory: sizeOf(group, "memory"),
    gpus: sizeOf(group, "gpu"),
    enis: group.networkMode === "awsvpc" ? 1 : 0,
    trunking: group.trunking ?? false,
    ports: occupiedPorts(group),
    attributes: [...(group.requiresAttributes ?? []), ...platformAttributes(group)],
    memberOf: group.zones?.length ? [compiledMemberOf(inZones(group.zones), LOCATION), ...memberOf] : memberOf,
    distinctInstance: constraints.some(({ type }) => type === "distinctInstance"),
    maxPerInstance: group.maxPerInstance ?? Number.POSITIVE_INFINITY,
    criteria: criteriaOf(group),
    hash: hash(0, group.name),
  };
}

function compiledMemberOf(expression: string, reason: string): CompiledMemberOf {
  return { expression, reason, ...compileQuery(expression) };
}

/** An instance that does not say where it is may be anywhere. */
function inZones(zones: readonly string[]): string {
  const zone = "attribute:ecs.availability-zone";
  return `${zone} !exists or ${zone} in [${zones.join(", ")}]`;
}

/** What `task:group` sees of a group's tasks. Source: Amazon ECS API, Task `group`: `service:NAME` for a service's tasks. */
export function taskGroupOf({ name, taskGroup, standalone }: Pick<TaskGroup, "name" | "taskGroup" | "standalone">): string {
  return taskGroup ?? (standalone || name.includes(":") ? name : `service:${name}`);
}

function sizeOf(group: TaskGroup, member: "cpu" | "memory" | "gpu"): number {
  const value = group[member] ?? 0;
  requireSize(value, `${member} of group ${group.name}`);
  return value;
}

const ARCHITECTURES: Readonly<Record<string, string>> = { X86_64: "x86_64", ARM64: "arm64" };

/** What a task definition's `runtimePlatform` demands of the instance. Source: Amazon ECS API, RuntimePlatform; the attributes' names, container instance attributes. */
function platformAttributes({ runtimePlatform }: TaskGroup): RequiredAttribute[] {
  const { cpuArchitecture: cpu, operatingSystemFamily: os } = runtimePlatform ?? {};
  const required: RequiredAttribute[] = [];
  if (cpu) required.push({ name: "ecs.cpu-architecture", value: ARCHITECTURES[cpu] ?? cpu });
  if (os === "LINUX") required.push({ name: "ecs.os-type", value: "linux" });
  else if (os) required.push({ name: "ecs.os-family", value: os });
  return required;
}
