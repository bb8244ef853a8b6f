import type { ServiceRow } from "../../state/rows.js";
import type { TaskSetRow } from "../../state/task-set-row.js";

/** How many tasks a task set is to have. Source: Amazon ECS API, TaskSet `computedDesiredCount` (rounded up). */
export function computedDesired({ desiredCount, status }: ServiceRow, set: TaskSetRow): number {
  if (set.status === "DRAINING" || status !== "ACTIVE") return 0;
  // Whole hundredths of a percent, so that no fraction of a task comes of how numbers are kept.
  return Math.ceil((desiredCount * Math.round(set.scale * 100)) / 10_000);
}
