import type { TaskSpecRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";

/** Whether a task is there for its instance: a daemon service's, or a managed daemon's. */
export function isDaemonTask(view: View, { serviceArn, group }: TaskSpecRow): boolean {
  if (group.startsWith("daemon:")) return true;
  return serviceArn !== undefined && view.get("services", serviceArn)?.schedulingStrategy === "DAEMON";
}
