import type { NetworkConfiguration } from "@stowage/model/ecs";
import { step } from "../../source/step.js";
import type { Step } from "../../source/code.js";
import { hasOnly } from "../as-record.js";

/** The step that gives tasks their network, if it can say this one. */
export function sayNetworkConfiguration(configuration: NetworkConfiguration): Step[] | undefined {
  const { awsvpcConfiguration: network } = configuration;
  if (network?.subnets === undefined || !hasOnly(configuration, ["awsvpcConfiguration"])) return undefined;
  if (!hasOnly(network, ["subnets", "securityGroups", "assignPublicIp"])) return undefined;
  const { subnets, securityGroups, assignPublicIp } = network;
  return [
    step("network", {
      subnets,
      ...(securityGroups !== undefined && { securityGroups }),
      ...(assignPublicIp !== undefined && { publicIp: assignPublicIp === "ENABLED" }),
    }),
  ];
}
