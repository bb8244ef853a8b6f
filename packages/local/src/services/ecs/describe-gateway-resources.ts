import type { DescribeGatewayResourcesRequest, DescribeGatewayResourcesResponse } from "@stowage/model/ecs";
import { routesThrough } from "../../control/load-balancing/gateway-routes.js";
import { operation, type Operation } from "../operation.js";
import { gatewayAlb, requireGateway } from "./gateways.js";

export const describeGatewayResources: Operation<DescribeGatewayResourcesRequest, DescribeGatewayResourcesResponse> = operation(
  "DescribeGatewayResources",
  (call) => {
    const { input, view } = call;
    const gateway = requireGateway(call, input.gateway);
    const alb = gatewayAlb(view, gateway);
    const gatewayRouteArns = routesThrough(view, gateway)
      .map(({ arn }) => arn)
      .sort();
    const hostSharedAlb = alb
      ? [{ loadBalancerArn: alb.loadBalancerArn, listenerArn: alb.listenerArn, securityGroup: alb.securityGroup, gatewayRouteArns }]
      : [];
    return { output: { gatewayResources: { gatewayArn: gateway.arn, resources: { hostSharedAlb } } } };
  },
);
