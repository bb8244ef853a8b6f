import type { DescribeGatewayResourcesRequest, DescribeGatewayResourcesResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { requireGateway } from "./gateways.js";

export const describeGatewayResources: Operation<DescribeGatewayResourcesRequest, DescribeGatewayResourcesResponse> = operation(
  "DescribeGatewayResources",
  (call) => {
    const { arn } = requireGateway(call, call.input.gateway);
    return { output: { gatewayResources: { gatewayArn: arn, resources: { hostSharedAlb: [] } } } };
  },
  { answeredOnly: "The engine makes no load balancers for a gateway: its routes are known by name alone." },
);
