import { parseArn } from "@stowage/model";
import type { AutoScalingGroupRow } from "../../state/auto-scaling-group-row.js";
import type { CapacityProviderRow, ClusterRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";

/** The key of an Auto Scaling group that a provider names by ARN or by name. */
export function groupKey({ arn, autoScalingGroupProvider }: CapacityProviderRow): string | undefined {
  const named = autoScalingGroupProvider?.autoScalingGroupArn;
  if (named === undefined) return undefined;
  const { region = "", account = "" } = parseArn(arn) ?? {};
  return `${region}/${account}/${named.split("autoScalingGroupName/").at(-1)}`;
}

/** A provider's group, as far as the engine holds it. */
export function groupOf(view: View, provider: CapacityProviderRow): AutoScalingGroupRow | undefined {
  const key = groupKey(provider);
  return key === undefined ? undefined : view.get("autoScalingGroups", key);
}

/** The cluster that a provider is associated with: with managed scaling there is one. Source: Amazon ECS Developer Guide, cluster auto scaling. */
export function clusterOf(view: View, provider: CapacityProviderRow): ClusterRow | undefined {
  const { region = "", account = "" } = parseArn(provider.arn) ?? {};
  for (const [arn, cluster] of view.all("clusters")) {
    const place = parseArn(arn);
    if (
      cluster.status === "ACTIVE" &&
      place?.region === region &&
      place.account === account &&
      cluster.capacityProviders.includes(provider.name)
    )
      return cluster;
  }
  return undefined;
}
