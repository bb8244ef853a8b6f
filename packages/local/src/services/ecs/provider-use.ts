import type { ClusterRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";

/** Whether a service of the cluster that is not INACTIVE has the provider in its strategy. */
export function servicesUse(view: View, cluster: ClusterRow, provider: string): boolean {
  for (const { status, settings } of view.servicesOfCluster(cluster.arn)) {
    if (status !== "INACTIVE" && settings.capacityProviderStrategy?.some((item) => item.capacityProvider === provider)) return true;
  }
  return false;
}

/** Whether instances of the cluster are the provider's. */
export function hasInstances(view: View, cluster: ClusterRow, provider: string): boolean {
  for (const { status, capacityProviderName } of view.instancesOfCluster(cluster.arn)) {
    if (status !== "INACTIVE" && capacityProviderName === provider) return true;
  }
  return false;
}
