import { ecsArn } from "@stowage/model";
import type { CapacityProviderStrategyItem, LaunchType } from "@stowage/model/ecs";
import type { ClusterRow, TaskDefinitionRow } from "../../state/rows.js";
import { AwsException } from "../aws-exception.js";
import { checkStrategy, fargateProviders } from "./capacity-providers.js";
import type { Lookup } from "./refs.js";
import { invalidParameter } from "./refuse.js";

/** Where tasks are to run: exactly one of the two. */
export interface AskedCapacity {
  readonly launchType?: LaunchType | undefined;
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[] | undefined;
}

/**
 * What a request means by its launch type and strategy: one of them, or the cluster's default strategy, or else EC2 (the last step is not
 * documented). The definition must be able to run there.
 *
 * @throws {AwsException} `InvalidParameterException`.
 */
export function checkCapacity(lookup: Lookup, cluster: ClusterRow, definition: TaskDefinitionRow, asked: AskedCapacity): AskedCapacity {
  const strategy = asked.capacityProviderStrategy ?? [];
  if (asked.launchType !== undefined && strategy.length > 0) {
    invalidParameter("Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.");
  }
  const items =
    strategy.length > 0
      ? checkStrategy(lookup, cluster, strategy)
      : asked.launchType === undefined
        ? cluster.defaultCapacityProviderStrategy
        : [];
  const launchType = items.length > 0 ? undefined : (asked.launchType ?? "EC2");
  const kind = launchType ?? kindOf(lookup, items);
  if (!definition.compatibilities.includes(kind)) invalidParameter(`Task definition does not support launch_type ${kind}.`);
  return launchType === undefined ? { capacityProviderStrategy: items } : { launchType };
}

function kindOf({ view, place }: Lookup, items: readonly CapacityProviderStrategyItem[]): LaunchType {
  if (items.some((item) => fargateProviders.includes(item.capacityProvider))) return "FARGATE";
  const managed = items.some(
    (item) => view.get("capacityProviders", ecsArn.capacityProvider(place, item.capacityProvider))?.managedInstancesProvider,
  );
  return managed ? "MANAGED_INSTANCES" : "EC2";
}

export function isFargate({ launchType, capacityProviderStrategy }: AskedCapacity): boolean {
  return launchType === "FARGATE" || capacityProviderStrategy?.some((item) => fargateProviders.includes(item.capacityProvider)) === true;
}

/** Fargate's platform versions. Source: Amazon ECS Developer Guide, "Fargate platform versions"; read 2026-08. */
const platformVersions = ["LATEST", "1.4.0", "1.3.0", "1.0.0"];

/** @throws {AwsException} `PlatformUnknownException` for a version that Fargate does not have (its sentence is not documented). */
export function checkPlatform(capacity: AskedCapacity, version: string | undefined): string | undefined {
  if (!isFargate(capacity)) {
    if (version !== undefined) invalidParameter("The platform version must be null when specifying an EC2 launch type.");
    return undefined;
  }
  if (version !== undefined && !platformVersions.includes(version)) {
    throw new AwsException("PlatformUnknownException", `There is no platform version "${version}": ${platformVersions.join(", ")}.`);
  }
  return version ?? "LATEST";
}
