import type { DaemonDeploymentRow } from "../../state/daemon-rows.js";
import type { View } from "../../state/view.js";

/** How many failures end a daemon's deployment. AWS documents that there is such a number, not which: our choice, that of services at least. */
export const FAILURE_THRESHOLD = 3;

/** A daemon's deployments in the order in which they were made; they are few. */
export function daemonDeploymentsOf(view: View, daemonArn: string): readonly DaemonDeploymentRow[] {
  const prefix = `${daemonArn.replace(":daemon/", ":daemon-deployment/")}/`;
  const rows = Array.from(view.startingWith("daemonDeployments", prefix), ([, row]) => row);
  return rows.sort((a, b) => a.sequence - b.sequence);
}

/** Whether a deployment is still carried out. */
export function isUnderWay({ status }: DaemonDeploymentRow): boolean {
  return status === "PENDING" || status === "IN_PROGRESS" || status === "ROLLBACK_IN_PROGRESS";
}

/** The revision that instances are to have: while it rolls back, and once it has, the one before. */
export function wantedRevision({ status, source, target }: DaemonDeploymentRow): string {
  return source !== undefined && (status === "ROLLBACK_IN_PROGRESS" || status === "ROLLBACK_SUCCESSFUL") ? source : target;
}
