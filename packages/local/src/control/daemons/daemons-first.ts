import { kindOf } from "../../state/kinds.js";
import type { TaskStatusRow } from "../../state/rows.js";
import type { Task, View } from "../../state/view.js";
import { isManagedDaemonTask } from "./daemon-group.js";

// A managed daemon's task runs before the others on its instance. Source: Amazon ECS Developer Guide, "Amazon ECS Managed Daemons", read 2026-11.

/** Whether a task is still to wait for a daemon's that starts on its instance. */
export function awaitsDaemons(view: View, { spec }: Task): boolean {
  if (spec.containerInstanceArn === undefined || isManagedDaemonTask(spec)) return false;
  const { daemons = [] } = view.get("containerInstances", spec.containerInstanceArn) ?? {};
  if (daemons.length === 0) return false;
  for (const other of view.tasksOnInstance(spec.containerInstanceArn)) {
    if (isManagedDaemonTask(other.spec) && kindOf(other.status) === "pending") return true;
  }
  return false;
}

/** Wakes those that wait for a daemon's task which does not start any more: it runs, or has ended. */
export function wakeReleased(view: View, key: string, old: TaskStatusRow, now: TaskStatusRow, wake: (key: string) => void): void {
  if (kindOf(old) !== "pending" || kindOf(now) === "pending") return;
  const spec = view.get("taskSpecs", key);
  if (spec?.containerInstanceArn === undefined || !isManagedDaemonTask(spec)) return;
  for (const { arn } of view.tasksOnInstance(spec.containerInstanceArn)) wake(arn);
}
