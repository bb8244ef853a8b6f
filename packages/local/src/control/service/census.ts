import type { DeploymentRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";

/** A deployment's tasks in numbers. */
export interface Census {
  readonly pending: number;
  readonly running: number;
  readonly healthy: number;
  readonly leaving: number;
  readonly unhealthy: number;
  readonly draining: number;
  readonly stopping: number;
}

export function census(view: View, { id }: DeploymentRow): Census {
  return {
    pending: view.countTasks(id, "pending"),
    running: view.countTasks(id, "running"),
    healthy: view.countTasks(id, "healthy"),
    leaving: view.countTasks(id, "leaving"),
    unhealthy: view.countTasks(id, "unhealthy"),
    draining: view.countTasks(id, "draining"),
    stopping: view.countTasks(id, "stopping"),
  };
}

/** Tasks that are to run. */
export function live({ pending, running, healthy, leaving, unhealthy }: Census): number {
  return pending + running + healthy + leaving + unhealthy;
}

/** Tasks that are to run and need no replacement. */
export function useful({ pending, running, healthy }: Census): number {
  return pending + running + healthy;
}

/** Whether nothing of it is left but records. */
export function isGone(counts: Census): boolean {
  return live(counts) === 0 && counts.draining === 0 && counts.stopping === 0;
}
