import { Cluster } from "../cluster/cluster.js";
import type { Plan } from "../place.js";
import type { Snapshot, TaskGroup } from "../snapshot.js";

/** What is left of an instance and whether it is of use. */
export interface InstanceFragment {
  readonly instance: string;
  readonly cpuFree: number;
  readonly memoryFree: number;
  /** No task of any group fits: what is left is stranded. */
  readonly stranded: boolean;
}

/** How much capacity a plan leaves, and how much of it nobody can use. */
export interface Fragmentation {
  readonly cpu: CapacityUse;
  readonly memory: CapacityUse;
  readonly instances: readonly InstanceFragment[];
  /** How many more tasks fit, by group, each group by itself. */
  readonly room: Readonly<Record<string, number>>;
}

export interface CapacityUse {
  /** CPU units or MiB that the instances register. */
  readonly total: number;
  readonly used: number;
  readonly free: number;
  /** Free on instances where no task of any group fits. */
  readonly stranded: number;
}

/** So many more tasks of one group are looked for at most. */
const ROOM_LIMIT = 100_000;

/**
 * What a plan leaves free, what of it is stranded (on instances where no task of any of the snapshot's groups fits any more: mostly one resource is used up and
 * the other is not), and how many more tasks of each group would fit.
 * @example fragmentation(snapshot, place(snapshot)).memory.stranded // MiB
 */
export function fragmentation(snapshot: Snapshot, plan: Plan): Fragmentation {
  const cluster = new Cluster({ seed: snapshot.seed ?? 0, instances: snapshot.instances, groups: snapshot.groups });
  const groups = new Map(snapshot.groups.map((group) => [group.name, group]));
  for (const { group, instance } of plan.placed) cluster.take(instance, groups.get(group) as TaskGroup);
  const replicas = snapshot.groups.filter(({ schedulingStrategy }) => schedulingStrategy !== "DAEMON");
  const instances = plan.instances.map((instance): InstanceFragment => {
    const stranded = replicas.length > 0 && replicas.every((group) => cluster.failures(instance.id, group).length > 0);
    return { instance: instance.id, cpuFree: instance.cpu - instance.cpuUsed, memoryFree: instance.memory - instance.memoryUsed, stranded };
  });
  const use = (total: number, used: number, stranded: number): CapacityUse => ({ total, used, free: total - used, stranded });
  const sum = <T>(list: readonly T[], of: (entry: T) => number): number => list.reduce((total, entry) => total + of(entry), 0);
  const lost = instances.filter(({ stranded }) => stranded);
  return {
    cpu: use(
      sum(plan.instances, ({ cpu }) => cpu),
      sum(plan.instances, ({ cpuUsed }) => cpuUsed),
      sum(lost, ({ cpuFree }) => cpuFree),
    ),
    memory: use(
      sum(plan.instances, ({ memory }) => memory),
      sum(plan.instances, ({ memoryUsed }) => memoryUsed),
      sum(lost, ({ memoryFree }) => memoryFree),
    ),
    instances,
    room: Object.fromEntries(replicas.map((group) => [group.name, cluster.choose(group, ROOM_LIMIT).instances.length])),
  };
}
