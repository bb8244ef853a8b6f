import { Cluster } from "../cluster/cluster.js";
import type { Plan } from "../place.js";
import type { Instance, Snapshot, TaskGroup } from "../snapshot.js";

/** What is left of a group when instances are lost. */
export interface GroupAfterLoss {
  readonly group: string;
  /** Tasks before. */
  readonly before: number;
  /** Tasks that were not on a lost instance. */
  readonly left: number;
  /** Tasks that ECS places again on the instances that are left. */
  readonly replaced: number;
}

/**
 * Takes instances out of a plan, and lets ECS place the tasks that ran on them again on what is left, group by group in their order.
 * A task that ran before the plan was made and is of no group of the snapshot is not placed again.
 */
export function afterLoss(snapshot: Snapshot, plan: Plan, lost: ReadonlySet<string>): readonly GroupAfterLoss[] {
  const staying = snapshot.instances.filter(({ id }) => !lost.has(id));
  const cluster = new Cluster({ seed: snapshot.seed ?? 0, instances: staying, groups: snapshot.groups });
  const groups = new Map(snapshot.groups.map((group) => [group.name, group]));
  for (const { group, instance } of plan.placed) if (!lost.has(instance)) cluster.take(instance, groups.get(group) as TaskGroup);
  return snapshot.groups.map((group) => {
    const ran = snapshot.instances.reduce((sum, instance) => sum + runningOf(instance, group.name), 0);
    const before = plan.placed.filter((task) => task.group === group.name).length + ran;
    const left = cluster.tasksOf(group.name);
    // A daemon's task goes with its instance; there is none to run it on instead.
    const replaced = group.schedulingStrategy === "DAEMON" ? 0 : cluster.placeMany(group, before - left).length;
    return { group: group.name, before, left, replaced };
  });
}

function runningOf({ running = [] }: Instance, group: string): number {
  return running.reduce((sum, tasks) => sum + (tasks.group === group ? (tasks.count ?? 1) : 0), 0);
}
