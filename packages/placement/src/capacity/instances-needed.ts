import { compileGroup } from "../cluster/compiled-group.js";
import type { CompiledGroup } from "../cluster/compiled-group.js";
import { interfacesOf } from "../cluster/interfaces-of.js";
import type { Instance, TaskGroup } from "../snapshot.js";

/** What managed scaling looks at, for one capacity provider. */
export interface CapacityDemand {
  /** The provider's tasks in PROVISIONING, by group with their `count`. */
  readonly provisioning: readonly TaskGroup[];
  /** What an instance of each type of the Auto Scaling group registers. At least one. */
  readonly instanceTypes: readonly Pick<Instance, "cpu" | "memory" | "gpus" | "enis" | "trunkEnis">[];
  /** Instances that run in the group. */
  readonly running: number;
  /** Instances of them that run at least one task that is not a daemon's. */
  readonly busy: number;
  /** 1–10000, default 1. */
  readonly minimumScalingStepSize?: number;
  /** 1–10000, default 10000. */
  readonly maximumScalingStepSize?: number;
}

export interface CapacityNeed {
  /** M of `CapacityProviderReservation`. */
  readonly needed: number;
  /** Groups that no instance of the smallest type could run: they are left out, and their tasks stay in PROVISIONING. */
  readonly excluded: readonly string[];
}

/**
 * How many instances managed scaling wants. Tasks that wait in PROVISIONING are grouped by what they need; a group that exceeds the smallest instance
 * type in any dimension is left out; each other is packed on the largest type, and the group that needs most decides. That many more, but no fewer
 * than the minimum step and no more than the maximum, are wanted. With nothing waiting, the instances that are busy.
 *
 * Source: ECS Developer Guide, how managed scaling behaves. That the largest group decides, rather than the sum, is our reading of "lower bound".
 * @throws RangeError without instance types.
 * @example
 * const web = { name: "web", count: 6, cpu: 512, memory: 1024 };
 * instancesNeeded({ provisioning: [web], instanceTypes: [{ cpu: 2048, memory: 7680 }], running: 3, busy: 3 }) // { needed: 5, excluded: [] }
 */
export function instancesNeeded(demand: CapacityDemand): CapacityNeed {
  const { provisioning, instanceTypes, running, busy, minimumScalingStepSize = 1, maximumScalingStepSize = 10_000 } = demand;
  if (instanceTypes.length === 0) throw new RangeError("an Auto Scaling group has at least one instance type");
  const groups = byRequirement(provisioning);
  const excluded: string[] = [];
  let extra = 0;
  for (const { group, count, names } of groups) {
    if (capacityFor(group, extreme(instanceTypes, Math.min)) < 1) excluded.push(...names);
    else extra = Math.max(extra, Math.ceil(count / capacityFor(group, extreme(instanceTypes, Math.max))));
  }
  if (extra === 0) return { needed: groups.length > 0 ? running : busy, excluded };
  return { needed: running + Math.max(minimumScalingStepSize, Math.min(extra, maximumScalingStepSize)), excluded };
}

type Size = CapacityDemand["instanceTypes"][number];

function byRequirement(provisioning: readonly TaskGroup[]): { group: CompiledGroup; count: number; names: string[] }[] {
  const groups = new Map<string, { group: CompiledGroup; count: number; names: string[] }>();
  for (const task of provisioning) {
    const group = compileGroup(task);
    const alone = group.distinctInstance ? group.name : "";
    const key = JSON.stringify([group.cpu, group.memory, group.gpus, group.enis, group.ports, alone]);
    const entry = groups.get(key) ?? { group, count: 0, names: [] };
    entry.count += task.count ?? 1;
    entry.names.push(group.name);
    groups.set(key, entry);
  }
  return [...groups.values()].filter(({ count }) => count > 0);
}

/** The smallest or the largest in each dimension by itself; they need not be of one type. */
function extreme(types: readonly Size[], pick: (...values: number[]) => number): Required<Size> {
  const of = (read: (type: Size) => number): number => pick(...types.map(read));
  return {
    cpu: of(({ cpu }) => cpu),
    memory: of(({ memory }) => memory),
    gpus: of(({ gpus = 0 }) => gpus),
    enis: of(({ enis = Number.POSITIVE_INFINITY }) => enis),
    trunkEnis: of(({ trunkEnis = 0 }) => trunkEnis),
  };
}

/** How many tasks of a group an empty instance of that size takes. */
function capacityFor(group: CompiledGroup, size: Required<Size>): number {
  const times = (available: number, each: number): number => (each === 0 ? Number.POSITIVE_INFINITY : Math.floor(available / each));
  const interfaces = interfacesOf(size, group.trunking);
  const alone = group.distinctInstance || group.ports.length > 0 ? 1 : Number.POSITIVE_INFINITY;
  return Math.min(
    times(size.cpu, group.cpu),
    times(size.memory, group.memory),
    times(size.gpus, group.gpus),
    times(interfaces, group.enis),
    alone,
  );
}
