import type { PlacementConstraint, PlacementStrategy, TaskOverride } from "@stowage/model/ecs";
import type { TaskGroup } from "@stowage/placement";
import type { TaskDefinitionRow, TaskSpecRow } from "../../state/rows.js";
import { requirementOf } from "./task-size.js";

/** The attribute by which a provider's instances are told apart; not one of ECS's. */
export const CAPACITY_PROVIDER_ATTRIBUTE = "stowage.capacity-provider";

export interface PlacementGroupRequest {
  /** `service:NAME`, `family:FAMILY`, or the caller's. */
  readonly group: string;
  readonly definition: TaskDefinitionRow;
  readonly overrides?: TaskOverride | undefined;
  readonly standalone: boolean;
  readonly daemon?: boolean;
  readonly capacityProvider?: string | undefined;
  /** Of a task with a network of its own: where its subnets are, if that is known. */
  readonly zones?: readonly string[];
  readonly constraints: readonly PlacementConstraint[];
  readonly strategy: readonly PlacementStrategy[];
}

type RunningTask = Pick<TaskSpecRow, "group" | "taskDefinitionArn" | "overrides" | "cpu" | "memory">;

/** Groups of tasks as placement knows them. */
export interface PlacementGroups {
  /** What a task takes while it runs. */
  running(spec: RunningTask, definition: TaskDefinitionRow | undefined): TaskGroup;
  /** What a new task asks for. */
  asked(request: PlacementGroupRequest): TaskGroup;
}

/** The same object for the same request: placement remembers groups by identity. */
export function placementGroups(): PlacementGroups {
  const known = new Map<string, TaskGroup>();
  const remembered = (key: string, make: () => TaskGroup): TaskGroup => {
    let group = known.get(key);
    if (!group) {
      if (known.size >= MAX_REMEMBERED) known.clear();
      known.set(key, (group = make()));
    }
    return group;
  };
  return {
    running: (spec, definition) =>
      remembered(`${spec.group} ${spec.taskDefinitionArn} ${sizesOf(spec.overrides)}`, () => ({
        ...(definition ? requirementOf(definition.definition, spec.overrides) : { cpu: Number(spec.cpu), memory: Number(spec.memory) }),
        name: spec.group,
        taskGroup: spec.group,
      })),
    asked(request) {
      const { group, definition, overrides, constraints, strategy } = request;
      const rest = JSON.stringify([request.standalone, request.daemon, request.capacityProvider, request.zones, constraints, strategy]);
      return remembered(`${group} ${definition.arn} ${sizesOf(overrides)} ${rest}`, () => groupOf(request));
    },
  };
}

/** Enough for every service of a large cluster; beyond that, work is done again. */
const MAX_REMEMBERED = 5_000;

function groupOf(request: PlacementGroupRequest): TaskGroup {
  const { definition, requiresAttributes } = request.definition;
  const own: PlacementConstraint[] = (definition.placementConstraints ?? []).map(({ type = "memberOf", expression }) => ({
    type,
    expression,
  }));
  const provider: PlacementConstraint[] =
    request.capacityProvider === undefined
      ? []
      : [{ type: "memberOf", expression: `attribute:${CAPACITY_PROVIDER_ATTRIBUTE} == ${request.capacityProvider}` }];
  return {
    ...requirementOf(definition, request.overrides),
    name: request.group,
    taskGroup: request.group,
    standalone: request.standalone,
    ...(request.daemon && { schedulingStrategy: "DAEMON" as const }),
    requiresAttributes: requiresAttributes
      .filter(({ name }) => name !== undefined)
      .map(({ name = "", value }) => ({ name, ...(value !== undefined && { value }) })),
    ...(request.zones?.length && definition.networkMode === "awsvpc" && { zones: request.zones }),
    placementConstraints: [...own, ...request.constraints, ...provider].map(({ type = "memberOf", expression }) => ({
      type,
      ...(expression !== undefined && { expression }),
    })),
    placementStrategy: request.strategy.map(({ type = "random", field }) => ({ type, ...(field !== undefined && { field }) })),
  };
}

/** The overrides that change what a task takes; empty for most. */
function sizesOf(overrides: TaskOverride = {}): string {
  const { cpu, memory, containerOverrides = [] } = overrides;
  const containers = containerOverrides.filter(
    (each) =>
      each.cpu !== undefined ||
      each.memory !== undefined ||
      each.memoryReservation !== undefined ||
      each.resourceRequirements !== undefined,
  );
  if (cpu === undefined && memory === undefined && containers.length === 0) return "";
  return JSON.stringify([
    cpu,
    memory,
    containers.map((each) => [each.name, each.cpu, each.memory, each.memoryReservation, each.resourceRequirements]),
  ]);
}
