import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";

/** How many tasks a deployment is to have: the service's desired count, or what is left of one that is replaced. */
export function targetDesired(view: View, service: ServiceRow, { id, desiredCount }: DeploymentRow): number {
  if (desiredCount !== undefined) return desiredCount;
  return view.deploymentsOf(service.arn).at(-1)?.id === id ? service.desiredCount : 0;
}
