import type { CreateGatewayRequest, CreateGatewayResponse } from "@stowage/model/ecs";
import type { GatewayRow } from "../../state/gateway-rows.js";
import { remember, remembered } from "../client-token.js";
import { defaultSecurityGroup, defaultSubnets, vpcOf } from "../ec2/default-vpc.js";
import { operation, type Operation } from "../operation.js";
import { checkTags, newTags } from "../tags.js";
import { gatewayConfiguration } from "./gateway-configuration.js";
import { gatewayArn } from "./gateways.js";
import { checkName, clientError } from "./refuse.js";

/** A gateway makes nothing before a service connects to it. */
export const createGateway: Operation<CreateGatewayRequest, CreateGatewayResponse> = operation("CreateGateway", (call) => {
  const { input, view, place, now } = call;
  const name = checkName(input.name, "A gateway's name");
  const arn = gatewayArn(place, name);
  const { clientToken, ...parameters } = input;
  const earlier = remembered(call, "CreateGateway", clientToken, parameters);
  const existing = view.get("gateways", arn);
  if (earlier && existing) return { output: { gatewayArn: arn, name, status: existing.status } };
  if (existing) return clientError(`There is a gateway named "${name}" already.`);
  const row: GatewayRow = {
    arn,
    name,
    status: "ACTIVE",
    infrastructureRoleArn: input.infrastructureRoleArn,
    deletionProtection: input.deletionProtection ?? true,
    propagateTags: input.propagateTags ?? "GATEWAY",
    configuration: gatewayConfiguration(input.configuration.hostSharedAlb),
    network: { vpcId: vpcOf(place), subnets: defaultSubnets(place).map(({ id }) => id), securityGroup: defaultSecurityGroup(place) },
    createdAt: now,
    updatedAt: now,
  };
  return {
    output: { gatewayArn: arn, name, status: row.status },
    commands: [
      { op: "put", table: "gateways", key: arn, row, why: "CreateGateway" },
      ...newTags(arn, checkTags(input.tags, "InvalidParameterException"), "CreateGateway"),
      ...remember(call, "CreateGateway", clientToken, { parameters, resources: [arn] }),
    ],
  };
});
