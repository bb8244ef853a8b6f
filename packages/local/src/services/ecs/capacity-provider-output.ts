import { ecsArn, type Place } from "@stowage/model";
import type { CapacityProvider, CapacityProviderUpdateStatus } from "@stowage/model/ecs";
import type { CapacityProviderRow } from "../../state/rows.js";
import type { Output } from "../operation.js";
import { fargateProviders } from "./capacity-providers.js";

/** A capacity provider of an Auto Scaling group or of managed instances as DescribeCapacityProviders gives it, its tags aside. */
export function capacityProviderOutput(row: CapacityProviderRow): Output<CapacityProvider> {
  const { arn, name, autoScalingGroupProvider, managedInstancesProvider, clusterArn } = row;
  // A new provider of an Auto Scaling group has no update behind it (examples of the API Reference).
  const updateStatus: CapacityProviderUpdateStatus | undefined = row.updated
    ? "UPDATE_COMPLETE"
    : managedInstancesProvider
      ? "CREATE_COMPLETE"
      : undefined;
  const shared = { capacityProviderArn: arn, name, status: "ACTIVE", ...(updateStatus && { updateStatus }), tags: [] } as const;
  if (managedInstancesProvider === undefined) return { ...shared, autoScalingGroupProvider, type: "EC2_AUTOSCALING" };
  return { ...shared, cluster: clusterArn?.split("/").at(-1), managedInstancesProvider, type: "MANAGED_INSTANCES" };
}

/** The two that every account has. */
export function fargateOutputs(place: Place): readonly Output<CapacityProvider>[] {
  return fargateProviders.map((name) => ({
    capacityProviderArn: ecsArn.capacityProvider(place, name),
    name,
    status: "ACTIVE",
    type: name as "FARGATE" | "FARGATE_SPOT",
    tags: [],
  }));
}
