import type { DescribeGatewayRequest, DescribeGatewayResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { seconds } from "../seconds.js";
import { tagsOf } from "../tags.js";
import { accessTypeOf } from "../../control/load-balancing/gateway-routes.js";
import { gatewayAlb, requireGateway } from "./gateways.js";

export const describeGateway: Operation<DescribeGatewayRequest, DescribeGatewayResponse> = operation("DescribeGateway", (call) => {
  const row = requireGateway(call, call.input.gateway);
  return {
    output: {
      gateway: {
        gatewayArn: row.arn,
        name: row.name,
        status: row.status,
        failures: [],
        infrastructureRoleArn: row.infrastructureRoleArn,
        deletionProtection: row.deletionProtection,
        configuration: { hostSharedAlb: { ...row.configuration, currentAlbCount: gatewayAlb(call.view, row) ? 1 : 0 } },
        accessType: accessTypeOf(row),
        propagateTags: row.propagateTags,
        tags: tagsOf(call.view, row.arn),
        createdAt: seconds(row.createdAt),
        updatedAt: seconds(row.updatedAt),
      },
    },
  };
});
