import { formatArn } from "@stowage/model";
import type { DescribeGatewayRouteRequest, DescribeGatewayRouteResponse } from "@stowage/model/ecs";
import { arnsOf } from "../../control/load-balancing/gateway-routes.js";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { gatewayAlb, routesOf } from "./gateways.js";

export const describeGatewayRoute: Operation<DescribeGatewayRouteRequest, DescribeGatewayRouteResponse> = operation(
  "DescribeGatewayRoute",
  (call) => {
    const { input, view, place } = call;
    const route = routesOf(call).find(({ arn }) => arn === input.gatewayRouteArn);
    if (route === undefined) throw new AwsException("ResourceNotFoundException", "The specified gateway route was not found.");
    const { arn, gateway, serviceArn, portName, host } = route;
    const alb = gatewayAlb(view, gateway);
    const { ruleArn, testRuleArn } = arnsOf(gateway, route);
    const resource = alb && {
      acmCertificateArn: alb.acmCertificateArn,
      loadBalancerArn: alb.loadBalancerArn,
      listenerArn: alb.listenerArn,
      listenerRuleArn: ruleArn,
      testListenerRuleArns: view.get("listenerRules", testRuleArn) ? [testRuleArn] : [],
      loadBalancerSecurityGroups: [{ arn: formatArn(place, "ec2", `security-group/${alb.securityGroup}`), ruleArns: [] }],
    };
    return {
      output: {
        gatewayRoute: {
          gatewayRouteArn: arn,
          serviceArn,
          serviceContainerPortName: portName,
          status: "ACTIVE",
          serviceUrl: `https://${host}`,
          resources: { hostSharedAlb: resource ? [resource] : [] },
        },
      },
    };
  },
);
