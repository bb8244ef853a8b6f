import type { TaskStatusRow } from "../../../state/rows.js";
import { violate, type Check } from "../check.js";

/** A protected task is not stopped to scale in, to be replaced or to even out zones; only its own failure, its host, its name or the end of its service stops it. */
export const protectedTask: Check = {
  name: "protected-task",
  changed({ table, key, old, row, at }, books) {
    if (table !== "taskStatuses" || !old || !row) return;
    const [before, now] = [old as TaskStatusRow, row as TaskStatusRow];
    if (before.desiredStatus === "STOPPED" || now.desiredStatus !== "STOPPED") return;
    if (before.protectedUntil === undefined || before.failing || before.displaced || now.stopCode !== "ServiceSchedulerInitiated") return;
    const service = books.get("services", books.get("taskSpecs", key)?.serviceArn ?? "");
    if (service?.status === "ACTIVE")
      violate("protected-task", `${key} is stopped ${before.protectedUntil - at} ms before its protection ends`);
  },
};
