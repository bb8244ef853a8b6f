import { parseArn, type Place } from "@stowage/model";
import type { GatewayConnectorHealthCheck } from "@stowage/model/ecs";
import type { GatewayRow } from "../../state/gateway-rows.js";
import type { TargetGroupRow } from "../../state/load-balancing-rows.js";
import type { View } from "../../state/view.js";
import type { Command, Controller } from "../types.js";
import { arnsOf, gatewayBalancerName, gatewaysOf, portOf, routesThrough, type GatewayRoute } from "./gateway-routes.js";
import { balancerArns, dropBalancer, ingressBalancer, putBalancer } from "./managed-ingress.js";
import { defaultChecks, dropRoute, ingressRoute, putRoute, rulesOfListener } from "./managed-route.js";

/**
 * Makes what stands behind a gateway: a load balancer once there is a route, and for each route a rule and two target groups; and takes them
 * away again. AWS adds load balancers as they fill, up to `maxAlbCount`; here a gateway has one: our choice. The key is the gateway's ARN.
 */
export const gatewayIngress: Controller = {
  name: "gateway-ingress",
  wakes: {
    gateways: (_old, _now, key, wake) => wake(key),
    gatewayAssociations: (old, now, _key, wake) => wake((now ?? old)!.gatewayArn),
    services(old, now, _key, wake, view) {
      const [before, after] = [old?.settings.gatewayConnectors, now?.settings.gatewayConnectors];
      if (!before?.length && !after?.length) return;
      if (before === after && old?.status === now?.status) return;
      for (const { arn } of gatewaysOf(view, (now ?? old)!.clusterArn)) wake(arn);
    },
    // One route is made at a time.
    targetGroups(old, now, _key, wake) {
      const gateway = (now ?? old)?.gateway;
      if (gateway) wake(gateway.arn);
    },
  },
  *keys(view) {
    for (const [arn] of view.all("gateways")) yield arn;
  },
  decide(view, key, now) {
    const gateway = view.get("gateways", key);
    const place = parseArn(key) as Place;
    const { loadBalancerArn, listenerArn } = balancerArns(place, gatewayBalancerName(key));
    const routes = gateway ? routesThrough(view, gateway).filter((route) => portOfRoute(view, route)) : [];
    const first = gateway && routes.length > 0 && !view.get("loadBalancers", loadBalancerArn) ? balancer(place, gateway, now) : [];
    const next = step(view, place, routes, listenerArn, now);
    if (routes.length === 0 && next.length === 0)
      return { commands: dropBalancer(view, loadBalancerArn, listenerArn, "the gateway has no route") };
    return { commands: [...first, ...next] };
  },
};

function balancer(place: Place, { arn, configuration, network }: GatewayRow, now: number): readonly Command[] {
  const { scheme = "internet-facing", networkConfiguration } = configuration;
  const said = {
    name: gatewayBalancerName(arn),
    scheme,
    subnets: networkConfiguration?.subnets ?? network.subnets,
    securityGroups: [network.securityGroup],
    vpcId: network.vpcId,
  };
  return putBalancer(ingressBalancer(place, said, now), "a service connects to the gateway");
}

/** The next route that is to be made, or that is no longer there. */
function step(view: View, place: Place, routes: readonly GatewayRoute[], listenerArn: string, now: number): readonly Command[] {
  const wanted = new Set<string>();
  for (const route of routes) {
    const { ruleArn, testRuleArn } = arnsOf(route.gateway, route);
    wanted.add(ruleArn).add(testRuleArn);
    if (view.get("listenerRules", ruleArn)) {
      const changed = changedChecks(view, route);
      if (changed.length > 0) return changed;
      continue;
    }
    const made = ingressRoute(view, place, listenerArn, wishesOf(view, route), now);
    return putRoute(made, "a service connects to the gateway");
  }
  const gone: Command[] = [];
  const dropped = new Set<string>();
  for (const { arn } of rulesOfListener(view, listenerArn)) {
    if (wanted.has(arn)) continue;
    for (const command of dropRoute(view, arn, "nothing connects to the gateway any more")) {
      // A route's rules share its target groups.
      if (dropped.has(command.key)) continue;
      dropped.add(command.key);
      gone.push(command);
    }
  }
  return gone;
}

/** A connector may say anew how its targets are checked. */
function changedChecks(view: View, route: GatewayRoute): readonly Command[] {
  const { targetGroupArn, alternateTargetGroupArn } = arnsOf(route.gateway, route);
  const checks = { ...defaultChecks, ...checksOf(route.connector.healthCheck) };
  return [targetGroupArn, alternateTargetGroupArn].flatMap((key): readonly Command[] => {
    const targetGroup = view.get("targetGroups", key)?.targetGroup;
    if (!targetGroup || JSON.stringify({ ...targetGroup, ...checks }) === JSON.stringify(targetGroup)) return [];
    return [
      { op: "patch", table: "targetGroups", key, row: { targetGroup: { ...targetGroup, ...checks } }, why: "its connector's health check" },
    ];
  });
}

function portOfRoute(view: View, { serviceArn, portName }: GatewayRoute): number | undefined {
  const settings = view.get("services", serviceArn)?.settings;
  return settings && portOf(view, settings, portName)?.containerPort;
}

function wishesOf(view: View, route: GatewayRoute): Parameters<typeof ingressRoute>[3] {
  const { gateway, serviceArn, host, connector } = route;
  return {
    host,
    port: portOfRoute(view, route)!,
    vpcId: gateway.network.vpcId,
    checks: checksOf(connector.healthCheck),
    testHeader: gateway.configuration.testTrafficRules?.header,
    gateway: { arn: gateway.arn, serviceArn },
  };
}

/** A connector's health check in ELB's terms. */
function checksOf(check: GatewayConnectorHealthCheck = {}): Partial<TargetGroupRow["targetGroup"]> {
  const { healthCheckPort: port, matcher } = check;
  const given: Partial<TargetGroupRow["targetGroup"]> = {
    HealthCheckProtocol: check.healthCheckProtocol,
    HealthCheckPort: port === undefined ? undefined : String(port),
    HealthCheckPath: check.healthCheckPath,
    HealthCheckTimeoutSeconds: check.healthCheckTimeoutSeconds,
    HealthCheckIntervalSeconds: check.healthCheckIntervalSeconds,
    HealthyThresholdCount: check.healthyThresholdCount,
    UnhealthyThresholdCount: check.unhealthyThresholdCount,
    Matcher: matcher && { HttpCode: matcher.httpCode, GrpcCode: matcher.grpcCode },
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
