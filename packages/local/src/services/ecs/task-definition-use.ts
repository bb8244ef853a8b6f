import { parseArn } from "@stowage/model";
import type { TaskDefinitionRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { rowsOf } from "../rows-of.js";

/** Whether a service that is not INACTIVE, or a task that is not STOPPED, has this revision. Looks at every cluster: for rare calls. */
export function isTaskDefinitionUsed(view: View, { arn }: TaskDefinitionRow): boolean {
  const place = parseArn(arn)!;
  const prefix = arn.slice(0, arn.length - place.resource.length);
  for (const cluster of rowsOf(view, "clusters", `${prefix}cluster/`)) {
    for (const service of view.servicesOfCluster(cluster.arn)) {
      if (service.status !== "INACTIVE" && service.settings.taskDefinitionArn === arn) return true;
    }
    for (const task of view.tasksOfCluster(cluster.arn)) {
      if (task.status.lastStatus !== "STOPPED" && task.spec.taskDefinitionArn === arn) return true;
    }
  }
  return false;
}
