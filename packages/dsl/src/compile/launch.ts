import type { CapacityProviderStrategyItem, LaunchType, NetworkConfiguration, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import type { NetworkNode } from "../nodes.js";
import { place } from "./draft.js";
import type { Draft } from "./draft.js";
import type { Setting } from "./setting.js";

interface Launch {
  launchType?: LaunchType;
  networkConfiguration?: NetworkConfiguration;
}

/**
 * What a service and a run say about where their tasks go: a launch type unless they name capacity providers (Managed Instances are
 * reached through those alone), and a network for tasks in awsvpc mode.
 */
export function launchOf(
  draft: Draft,
  at: string,
  definition: RegisterTaskDefinitionRequest,
  strategy: readonly CapacityProviderStrategyItem[] | undefined,
  own: NetworkNode | undefined,
  setting: Setting,
): Launch {
  const launchType = definition.requiresCompatibilities?.find((type) => type !== "MANAGED_INSTANCES");
  const network = own ?? (definition.networkMode === "awsvpc" ? setting.network : undefined);
  if (network !== undefined) place(draft, `${at}/networkConfiguration`, network.site);
  return {
    ...(strategy === undefined && launchType !== undefined && { launchType }),
    ...(network !== undefined && { networkConfiguration: networkConfiguration(network) }),
  };
}

function networkConfiguration({ subnets, securityGroups, publicIp }: NetworkNode): NetworkConfiguration {
  return {
    awsvpcConfiguration: {
      subnets: [...subnets],
      ...(securityGroups !== undefined && { securityGroups: [...securityGroups] }),
      ...(publicIp !== undefined && { assignPublicIp: publicIp ? "ENABLED" : "DISABLED" }),
    },
  };
}
