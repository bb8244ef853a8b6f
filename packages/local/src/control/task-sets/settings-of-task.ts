import type { TaskSpecRow } from "../../state/rows.js";
import type { ServiceSettings } from "../../state/service-settings.js";
import type { View } from "../../state/view.js";

/** What a service's task was made of: its deployment's settings, or its task set's. */
export function settingsOfTask(view: View, { deploymentId }: Pick<TaskSpecRow, "deploymentId">): ServiceSettings | undefined {
  if (deploymentId === undefined) return undefined;
  return (view.get("deployments", deploymentId) ?? view.get("taskSets", deploymentId))?.settings;
}
