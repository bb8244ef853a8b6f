import type { UpdateGatewayRequest, UpdateGatewayResponse } from "@stowage/model/ecs";
import type { GatewayRow } from "../../state/gateway-rows.js";
import { operation, type Operation } from "../operation.js";
import { requireGateway } from "./gateways.js";

/** Changes what is given, at once. */
export const updateGateway: Operation<UpdateGatewayRequest, UpdateGatewayResponse> = operation("UpdateGateway", (call) => {
  const { input, now } = call;
  const row = requireGateway(call, input.gateway);
  const given = input.configuration?.hostSharedAlb;
  const networkConfiguration = { ...row.configuration.networkConfiguration, ...given?.networkConfiguration };
  const change: Partial<GatewayRow> = {
    status: "UPDATE_COMPLETE",
    updatedAt: now,
    ...(input.infrastructureRoleArn !== undefined && { infrastructureRoleArn: input.infrastructureRoleArn }),
    ...(input.deletionProtection !== undefined && { deletionProtection: input.deletionProtection }),
    ...(input.propagateTags !== undefined && { propagateTags: input.propagateTags }),
    ...(given && { configuration: { ...row.configuration, ...given, networkConfiguration } }),
  };
  return {
    output: { gatewayArn: row.arn, name: row.name, status: "UPDATE_COMPLETE" },
    commands: [{ op: "patch", table: "gateways", key: row.arn, row: change, why: "UpdateGateway" }],
  };
});
