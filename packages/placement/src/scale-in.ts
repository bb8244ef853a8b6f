import { attributeOf } from "./cluster/attribute-of.js";
import type { Cluster } from "./cluster/cluster.js";

import { hash } from "./hash.js";
import type { TaskGroup } from "./snapshot.js";
import { criteriaOf } from "./strategy.js";
import type { Criterion } from "./strategy.js";

/** A task that a service may stop. */
export interface RunningTask {
  readonly id: string;
  /** The container instance that it runs on. */
  readonly instance: string;
  /** Scale-in protection: it counts, but is never chosen. Default false. */
  readonly protected?: boolean;
}

/**
 * Which `count` of a service's tasks to stop, in order, so that what stays fits its strategy best: with `spread`, a task where most of them are;
 * with `binpack`, one on the instance that has most left once it is gone; without a strategy, in the zone with most of the service's tasks, on the
 * instance with most of them. Among equals a seeded choice.
 * Source: Amazon ECS API, UpdateService; ECS Developer Guide, task placement strategies. Which revision or state to prefer is for the caller to decide first.
 *
 * @param cluster Knows the instances; one that it does not know has no attributes and nothing left.
 * @param tasks All tasks of the service, not only those that may be stopped: they decide where most are.
 * @example chooseToStop(cluster, web, [{ id: "a", instance: "i-1" }, { id: "b", instance: "i-1" }, { id: "c", instance: "i-2" }], 1, 7)
 */
export function chooseToStop(
  cluster: Pick<Cluster, "remaining">,
  group: TaskGroup,
  tasks: readonly RunningTask[],
  count: number,
  seed = 0,
): readonly string[] {
  const criteria = criteriaOf(group);
  const order = new Map(tasks.map(({ id }) => [id, hash(seed, id)]));
  let staying = [...tasks].sort((a, b) => (order.get(a.id) as number) - (order.get(b.id) as number) || (a.id < b.id ? -1 : 1));
  const stopped: RunningTask[] = [];
  while (stopped.length < count) {
    let candidates = staying.filter((task) => !task.protected);
    for (const criterion of criteria) {
      if (criterion.kind === "random" || candidates.length < 2) break;
      candidates = most(candidates, measure(cluster, group, criterion, staying, stopped));
    }
    const [chosen] = candidates;
    if (!chosen) break;
    stopped.push(chosen);
    staying = staying.filter((task) => task !== chosen);
  }
  return stopped.map(({ id }) => id);
}

function measure(
  cluster: Pick<Cluster, "remaining">,
  group: TaskGroup,
  criterion: Exclude<Criterion, { kind: "random" }>,
  staying: readonly RunningTask[],
  stopped: readonly RunningTask[],
): (task: RunningTask) => number {
  if (criterion.kind === "binpack") {
    const { field } = criterion;
    return ({ instance }) => {
      const freed = stopped.filter((task) => task.instance === instance).length + 1;
      return (cluster.remaining(instance)?.[field] ?? 0) + freed * group[field];
    };
  }
  const valueOf = ({ instance }: RunningTask): string | undefined => {
    if (criterion.kind === "spread-instance") return instance;
    const known = cluster.remaining(instance)?.instance;
    return known && attributeOf(known, criterion.attribute);
  };
  const counts = new Map<string | undefined, number>();
  for (const task of staying) counts.set(valueOf(task), (counts.get(valueOf(task)) ?? 0) + 1);
  return (task) => counts.get(valueOf(task)) ?? 0;
}

function most(tasks: readonly RunningTask[], measureOf: (task: RunningTask) => number): RunningTask[] {
  const values = tasks.map(measureOf);
  const best = Math.max(...values);
  return tasks.filter((_, i) => values[i] === best);
}
