import { ecsArn, type Place } from "@stowage/model";
import type { CapacityProvider } from "@stowage/model/ecs";
import type { CapacityProviderRow } from "../../state/rows.js";
import type { Output } from "../operation.js";
import { fargateProviders } from "./capacity-providers.js";

/** A capacity provider of an Auto Scaling group as DescribeCapacityProviders gives it, its tags aside. */
export function capacityProviderOutput({ arn, name, autoScalingGroupProvider }: CapacityProviderRow): Output<CapacityProvider> {
  return { capacityProviderArn: arn, name, status: "ACTIVE", autoScalingGroupProvider, type: "EC2_AUTOSCALING", tags: [] };
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
