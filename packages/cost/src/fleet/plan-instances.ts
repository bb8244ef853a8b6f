import { ClusterQueryError } from "@stowage/model";
import type { CreateServiceRequest, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import type { PlacementConstraint, PlacementStrategy, ScenarioGroup, ScenarioInstance } from "@stowage/placement";
import { instanceType, place, snapshotOf, taskRequirements } from "@stowage/placement";

/** Tasks that have to fit on the planned instances. */
export interface Demand {
  readonly resource: string;
  readonly definition: RegisterTaskDefinitionRequest;
  readonly service?: CreateServiceRequest | undefined;
  /** A whole number. For a daemon, which runs once on each instance, it does not count. */
  readonly tasks: number;
  readonly daemon: boolean;
  /** The account setting `awsvpcTrunking` is taken to be on. Default false, as in ECS. */
  readonly trunking?: boolean;
}

/** More than this is taken for a slip of the pen. Our choice. */
const MOST_INSTANCES = 20_000;

/**
 * The fewest instances of a type, spread over the zones, on which the tasks of the demands are all placed as ECS places them;
 * or a sentence about why no number of them is enough.
 */
export function planInstances(type: string, zones: readonly string[], demands: readonly Demand[]): number | { readonly refused: string } {
  const facts = instanceType(type);
  if (facts === undefined) return { refused: `Instance type "${type}" is not in the catalogue.` };
  const daemons = demands.filter(({ daemon }) => daemon).map(({ definition }) => taskRequirements(definition));
  const cpu = facts.cpu - daemons.reduce((sum, daemon) => sum + daemon.cpu, 0);
  const memory = facts.memory - daemons.reduce((sum, daemon) => sum + daemon.memory, 0);
  if (cpu < 0 || memory <= 0) return { refused: `The daemons alone do not fit on a ${type}.` };
  const groups = demands.filter(({ daemon, tasks }) => !daemon && tasks > 0).map(groupOf);
  if (groups.length === 0) return 0;
  try {
    return grow({ type, cpu, memory, ...windowsAttributes(demands) }, zones, groups);
  } catch (error) {
    // A constraint that cannot be read, or a strategy that ECS does not have.
    if (error instanceof RangeError || error instanceof ClusterQueryError) return { refused: `${error.message}.`.replace("..", ".") };
    throw error;
  }
}

type Group = ScenarioGroup & { readonly count: number };

type Template = Omit<ScenarioInstance, "az" | "count">;

/** Adds instances until everything is placed. */
function grow(template: Template, zones: readonly string[], groups: readonly Group[]): number | { readonly refused: string } {
  const wanted = groups.reduce((sum, group) => sum + group.count, 0);
  let count = lowerBound(groups, template.cpu ?? 0, template.memory ?? 0);
  while (count <= MOST_INSTANCES) {
    const { unplaced } = place(snapshotOf({ instances: spread(template, zones, count), groups }));
    if (unplaced.length === 0) return count;
    for (const { group: name } of unplaced) {
      const alone = { ...groups.find((group) => group.name === name)!, count: 1 };
      const [refusal] = place(snapshotOf({ instances: spread(template, zones, zones.length), groups: [alone] })).unplaced;
      if (refusal) return { refused: `No ${template.type} takes a task of ${name} (${refusal.reason}): ${refusal.message}` };
    }
    const missing = unplaced.reduce((sum, group) => sum + group.count, 0);
    // As many more as the missing tasks need at the density so far; at least one.
    count += Math.max(1, Math.floor(missing / Math.max(1, Math.ceil((wanted - missing) / count))));
  }
  return { refused: `More than ${MOST_INSTANCES} instances of ${template.type} would be needed.` };
}

function spread(template: Template, zones: readonly string[], count: number): ScenarioInstance[] {
  return zones
    .map((az, at) => ({ ...template, az, count: Math.floor((count + zones.length - 1 - at) / zones.length) }))
    .filter((instances) => instances.count > 0);
}

/** Instances for Windows tasks run the version of Windows that the tasks ask for. */
function windowsAttributes(demands: readonly Demand[]): Partial<ScenarioInstance> {
  const families = demands.map(({ definition }) => definition.runtimePlatform?.operatingSystemFamily);
  const windows = families.find((family) => family?.startsWith("WINDOWS"));
  return windows === undefined ? {} : { attributes: { "ecs.os-type": "windows", "ecs.os-family": windows } };
}

function groupOf({ resource, definition, service, tasks, trunking }: Demand): Group {
  const constraints = [...(definition.placementConstraints ?? []), ...(service?.placementConstraints ?? [])] as PlacementConstraint[];
  return {
    name: resource,
    count: tasks,
    ...taskRequirements(definition),
    ...(trunking !== undefined && { trunking }),
    ...(definition.runtimePlatform && { runtimePlatform: definition.runtimePlatform as Record<string, string> }),
    ...(constraints.length > 0 && { placementConstraints: constraints }),
    ...(service?.placementStrategy && { placementStrategy: service.placementStrategy as PlacementStrategy[] }),
  };
}

function lowerBound(groups: readonly Group[], cpu: number, memory: number): number {
  const total = (of: (group: Group) => number): number => groups.reduce((sum, group) => sum + of(group) * group.count, 0);
  const byCpu = cpu > 0 ? Math.ceil(total((group) => group.cpu) / cpu) : 1;
  return Math.max(1, byCpu, Math.ceil(total((group) => group.memory) / memory));
}
