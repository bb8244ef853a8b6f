import { formatArn, parseArn, type Place } from "@stowage/model";
import type { GatewayConnection } from "@stowage/model/ecs";
import { accessTypeOf, arnsOf, gatewaysOf, routesThrough } from "../../control/load-balancing/gateway-routes.js";
import type { ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import type { Output } from "../operation.js";
import { gatewayAlb } from "./gateways.js";

/** How a service's connectors are connected, as its revisions show it. */
export function gatewayConnections(view: View, { arn, clusterArn }: ServiceRow): readonly Output<GatewayConnection>[] {
  const routes = [...gatewaysOf(view, clusterArn)].flatMap((gateway) => routesThrough(view, gateway));
  return routes
    .filter(({ serviceArn }) => serviceArn === arn)
    .map((route) => {
      const { gateway, portName, host } = route;
      const alb = gatewayAlb(view, gateway);
      const { ruleArn, testRuleArn, targetGroupArn, alternateTargetGroupArn } = arnsOf(gateway, route);
      const resource = alb && {
        acmCertificateArn: alb.acmCertificateArn,
        loadBalancerArn: alb.loadBalancerArn,
        loadBalancerSecurityGroupArns: [formatArn(parseArn(arn) as Place, "ec2", `security-group/${alb.securityGroup}`)],
        listenerArn: alb.listenerArn,
        listenerRuleArn: ruleArn,
        ...(view.get("listenerRules", testRuleArn) && { testListenerRuleArn: testRuleArn }),
        targetGroupArn,
        alternateTargetGroupArn,
      };
      return {
        gatewayArn: gateway.arn,
        gatewayRouteArn: route.arn,
        portName,
        serviceUrl: `https://${host}`,
        accessType: accessTypeOf(gateway),
        status: "ACTIVE",
        resources: { hostSharedAlb: resource ? [resource] : [] },
      };
    });
}
