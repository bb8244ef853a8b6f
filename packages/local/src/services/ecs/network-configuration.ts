import type { AwsVpcConfiguration, NetworkConfiguration, NetworkMode } from "@stowage/model/ecs";
import { invalidParameter } from "./refuse.js";

/**
 * The network configuration that a task definition's network mode needs, with ECS's defaults.
 *
 * @throws {AwsException} `InvalidParameterException` where one is missing or has no use, in AWS's words.
 */
export function checkNetwork(
  networkMode: NetworkMode | undefined,
  configuration: NetworkConfiguration | undefined,
): AwsVpcConfiguration | undefined {
  const vpc = configuration?.awsvpcConfiguration;
  if (networkMode !== "awsvpc") {
    if (vpc !== undefined) invalidParameter("Network Configuration is not valid for the given networkMode of this task definition.");
    return undefined;
  }
  if (vpc === undefined) return invalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  if (vpc.subnets.length === 0) invalidParameter("subnets can not be empty.");
  return { subnets: vpc.subnets, securityGroups: vpc.securityGroups ?? [], assignPublicIp: vpc.assignPublicIp ?? "DISABLED" };
}
