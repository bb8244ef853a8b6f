import type { DescribeGatewayRouteRequest, DescribeGatewayRouteResponse } from "@stowage/model/ecs";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { routesOf } from "./gateways.js";

export const describeGatewayRoute: Operation<DescribeGatewayRouteRequest, DescribeGatewayRouteResponse> = operation(
  "DescribeGatewayRoute",
  (call) => {
    const route = routesOf(call).find(({ gatewayRouteArn }) => gatewayRouteArn === call.input.gatewayRouteArn);
    if (route === undefined) throw new AwsException("ResourceNotFoundException", "The specified gateway route was not found.");
    const { gatewayRouteArn, serviceArn, serviceContainerPortName, serviceUrl } = route;
    const resources = { hostSharedAlb: [] };
    return { output: { gatewayRoute: { gatewayRouteArn, serviceArn, serviceContainerPortName, status: "ACTIVE", serviceUrl, resources } } };
  },
);
