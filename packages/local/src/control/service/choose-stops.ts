import type { DeploymentRow } from "../../state/rows.js";
import type { Task, View } from "../../state/view.js";
import { capacityOf, kindOf } from "../../state/kinds.js";
import { divideCapacity } from "../launch/capacity.js";
import type { RolloutStep } from "./plan-rollout.js";
import { isProtected } from "./protection.js";
import { takeByStrategy } from "./take-by-strategy.js";

/** Which tasks of a deployment stop: at most `budget`, those that fail first, those that run last and evenly over zones. */
export function chooseStops(view: View, deployment: DeploymentRow, stop: RolloutStep["stop"], budget: number): readonly Task[] {
  const chosen: Task[] = [];
  for (const kind of ["unhealthy", "pending", "leaving"] as const) {
    const count = Math.min(stop[kind], budget - chosen.length);
    if (count <= 0) continue;
    const tasks = view.tasksOfDeployment(deployment.id, kind);
    // Nothing protects a task that fails, or one whose instance leaves.
    take(kind === "pending" ? unprotected(tasks) : tasks, count, chosen);
  }
  for (const kind of ["running", "healthy"] as const) {
    const count = Math.min(stop[kind], budget - chosen.length);
    if (count <= 0) continue;
    const byStrategy = takeByStrategy(view, deployment, kind, count, chosen);
    if (byStrategy) chosen.push(...byStrategy);
    else takeEvenly(view, deployment, kind, count, chosen);
  }
  return chosen;
}

function* unprotected(tasks: Iterable<Task>): Iterable<Task> {
  for (const task of tasks) if (!isProtected(task)) yield task;
}

function take(tasks: Iterable<Task>, count: number, chosen: Task[]): void {
  let left = count;
  for (const task of tasks) {
    chosen.push(task);
    if (--left === 0) return;
  }
}

/**
 * From the zone with the most tasks each time, and from the providers that have more than their share of what is to stay. Source: Amazon
 * ECS API, UpdateService (scale-in without a strategy); that the proportions of a strategy are kept is our choice.
 */
function takeEvenly(view: View, deployment: DeploymentRow, kind: "running" | "healthy", count: number, chosen: Task[]): void {
  const { id } = deployment;
  const beyond = beyondShare(view, deployment, count);
  const cells = [...view.capacityOfDeployment(id).keys()].flatMap((capacity) =>
    [...view.zonesOfDeployment(id, capacity)].map(([zone, tasks]) => ({
      capacity,
      tasks,
      candidates: candidatesOf(unprotected(view.tasksOfZone(id, capacity, zone)), kind),
    })),
  );
  // Few cells: providers × zones.
  for (let left = count; left > 0; left--) {
    cells.sort((a, b) => Number((beyond.get(b.capacity) ?? 0) > 0) - Number((beyond.get(a.capacity) ?? 0) > 0) || b.tasks - a.tasks);
    const cell = cells.find(({ candidates }) => candidates.peek() !== undefined);
    if (!cell) return;
    chosen.push(cell.candidates.next()!);
    cell.tasks--;
    beyond.set(cell.capacity, (beyond.get(cell.capacity) ?? 0) - 1);
  }
}

/** How many tasks each provider has beyond its share once `count` of them are gone. */
function beyondShare(view: View, { id, settings, serviceArn }: DeploymentRow, count: number): Map<string, number> {
  const now = view.capacityOfDeployment(id);
  const beyond = new Map(now);
  const clusterArn = view.get("services", serviceArn)?.clusterArn;
  const cluster = clusterArn === undefined ? undefined : view.get("clusters", clusterArn);
  if (!cluster || now.size < 2) return beyond;
  const staying = Math.max(0, [...now.values()].reduce((sum, tasks) => sum + tasks, 0) - count);
  for (const share of divideCapacity(staying, settings, cluster)) {
    const capacity = capacityOf(share);
    beyond.set(capacity, (beyond.get(capacity) ?? 0) - share.count);
  }
  return beyond;
}

interface Candidates {
  peek(): Task | undefined;
  next(): Task | undefined;
}

function candidatesOf(tasks: Iterable<Task>, kind: "running" | "healthy"): Candidates {
  const iterator = tasks[Symbol.iterator]();
  let head: Task | undefined;
  const peek = (): Task | undefined => {
    while (head === undefined) {
      const next = iterator.next();
      if (next.done) return undefined;
      if (kindOf(next.value.status) === kind) head = next.value;
    }
    return head;
  };
  return {
    peek,
    next() {
      const task = peek();
      head = undefined;
      return task;
    },
  };
}
