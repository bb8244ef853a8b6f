import { ecsArn, parseArn, type Place } from "@stowage/model";
import type { ClusterRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";

/**
 * Whether a capacity provider brings instances for tasks that wait: with managed scaling, and with managed instances. Tasks of others
 * that find no instance are refused. Source: Amazon ECS API, RunTask; AWS Containers blog, "Deep Dive on Amazon ECS Cluster Auto Scaling".
 */
export function bringsInstances(view: View, cluster: ClusterRow, capacityProviderName: string | undefined): boolean {
  if (capacityProviderName === undefined) return false;
  const provider = view.get("capacityProviders", ecsArn.capacityProvider(parseArn(cluster.arn) as Place, capacityProviderName));
  return provider?.managedInstancesProvider !== undefined || provider?.autoScalingGroupProvider?.managedScaling?.status === "ENABLED";
}
