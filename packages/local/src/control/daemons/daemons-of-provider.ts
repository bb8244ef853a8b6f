import type { DaemonRevisionRow, DaemonRow } from "../../state/daemon-rows.js";
import type { View } from "../../state/view.js";
import { wantedRevision } from "./daemon-deployments.js";

/** The daemons that run on the instances of a capacity provider, each with the revision that they are to have. */
export function daemonsOfProvider(
  view: View,
  clusterArn: string,
  providerArn: string,
): readonly { readonly daemon: DaemonRow; readonly revision: DaemonRevisionRow }[] {
  const prefix = `${clusterArn.replace(":cluster/", ":daemon/")}/`;
  const found: { readonly daemon: DaemonRow; readonly revision: DaemonRevisionRow }[] = [];
  for (const [, daemon] of view.startingWith("daemons", prefix)) {
    const deployment = view.get("daemonDeployments", daemon.deploymentArn);
    const revision = deployment && view.get("daemonRevisions", wantedRevision(deployment));
    if (daemon.status === "ACTIVE" && deployment?.status !== "STOPPED" && revision?.capacityProviders.includes(providerArn)) {
      found.push({ daemon, revision });
    }
  }
  return found;
}
