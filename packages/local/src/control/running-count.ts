import type { View } from "../state/view.js";

/** How many tasks of a service run: its `runningCount`. */
export function runningCount(view: View, serviceArn: string): number {
  let running = 0;
  for (const { id } of view.deploymentsOf(serviceArn)) {
    for (const kind of ["running", "healthy", "leaving", "unhealthy"] as const) running += view.countTasks(id, kind);
  }
  return running;
}
