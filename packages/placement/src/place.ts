import { Cluster } from "./cluster/cluster.js";
import type { Refusal } from "./cluster/refusal.js";
import type { Snapshot, TaskGroup } from "./snapshot.js";

/** A task of a plan. */
export interface PlacedTask {
  readonly group: string;
  /** The task's number within the group, from 0. */
  readonly index: number;
  readonly instance: string;
  readonly az: string | undefined;
}

/** Tasks of a group that no instance takes. */
export interface UnplacedTasks extends Refusal {
  readonly group: string;
  readonly count: number;
}

/** What an instance holds once the plan is carried out, the tasks that ran on it before included. */
export interface PlannedInstance {
  readonly id: string;
  readonly type: string | undefined;
  readonly az: string | undefined;
  readonly tasks: number;
  /** CPU units in use, and as registered. */
  readonly cpuUsed: number;
  readonly cpu: number;
  /** MiB in use, and as registered. */
  readonly memoryUsed: number;
  readonly memory: number;
}

/** Where every task of a snapshot goes. */
export interface Plan {
  readonly placed: readonly PlacedTask[];
  readonly unplaced: readonly UnplacedTasks[];
  readonly instances: readonly PlannedInstance[];
}

/**
 * Places the groups of a snapshot in their order, each task as ECS would. What did not fit is tried again after the others, as a service
 * would, because a task placed later may be the one that an affinity waits for.
 *
 * @throws ClusterQueryError for an expression that cannot be read; RangeError for a size, strategy or constraint that ECS does not have.
 * @example place({ instances: [{ id: "i-1", cpu: 2048, memory: 7764 }], groups: [{ name: "web", count: 2, cpu: 256, memory: 512 }] })
 */
export function place(snapshot: Snapshot): Plan {
  const cluster = new Cluster(snapshot);
  const placed = snapshot.groups.map((): string[] => []);
  const missing = (group: TaskGroup, i: number): number => (group.count ?? 1) - (placed[i] as string[]).length;
  const refusals = new Map<number, Refusal>();
  for (let progress = true; progress;) {
    progress = false;
    snapshot.groups.forEach((group, i) => {
      if (missing(group, i) <= 0) return;
      const { instances, refusal } = cluster.place(group, missing(group, i));
      placed[i]?.push(...instances);
      if (refusal) refusals.set(i, refusal);
      else refusals.delete(i);
      progress ||= instances.length > 0 && refusals.size > 0;
    });
  }
  const zones = new Map(snapshot.instances.map(({ id, az, attributes }) => [id, attributes?.["ecs.availability-zone"] ?? az]));
  return {
    placed: snapshot.groups.flatMap((group, i) =>
      (placed[i] as string[]).map((instance, index) => ({ group: group.name, index, instance, az: zones.get(instance) })),
    ),
    unplaced: [...refusals]
      .sort(([a], [b]) => a - b)
      .map(([i, refusal]) => ({ group: snapshot.groups[i]?.name ?? "", count: missing(snapshot.groups[i] as TaskGroup, i), ...refusal })),
    instances: snapshot.instances.map((instance) => {
      const left = cluster.remaining(instance.id);
      return {
        id: instance.id,
        type: instance.type,
        az: zones.get(instance.id),
        tasks: left?.tasks ?? 0,
        cpuUsed: instance.cpu - (left?.cpu ?? 0),
        cpu: instance.cpu,
        memoryUsed: instance.memory - (left?.memory ?? 0),
        memory: instance.memory,
      };
    }),
  };
}
