import type { TaskSpecRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { isManagedDaemonTask } from "./daemon-group.js";

/** Whether a task is there for its instance: a daemon service's, or a managed daemon's. */
export function isDaemonTask(view: View, spec: TaskSpecRow): boolean {
  if (isManagedDaemonTask(spec)) return true;
  return spec.serviceArn !== undefined && view.get("services", spec.serviceArn)?.schedulingStrategy === "DAEMON";
}
