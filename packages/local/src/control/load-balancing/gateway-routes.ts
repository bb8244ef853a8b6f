import { parseArn, type Place } from "@stowage/model";
import type { AccessType, LoadBalancer } from "@stowage/model/ecs";
import type { GatewayRow } from "../../state/gateway-rows.js";
import type { ServiceSettings } from "../../state/service-settings.js";
import type { View } from "../../state/view.js";
import { balancerArns, digitsOf } from "./managed-ingress.js";
import { routeArns, type RouteArns } from "./managed-route.js";

/** A route from a gateway to a port of a service. It follows from the association and the service's connectors: it has no row of its own. */
export interface GatewayRoute {
  readonly arn: string;
  readonly gateway: GatewayRow;
  readonly clusterArn: string;
  readonly serviceArn: string;
  readonly portName: string;
  /** The name of its host: our choice. */
  readonly host: string;
  readonly connector: NonNullable<ServiceSettings["gatewayConnectors"]>[number];
}

/** Who can reach what stands behind a gateway: PUBLIC for an internet-facing one. */
export function accessTypeOf({ configuration }: GatewayRow): AccessType {
  return configuration.scheme === "internal" ? "PRIVATE" : "PUBLIC";
}

/** The routes through a gateway, in no order. */
export function routesThrough(view: View, gateway: GatewayRow): readonly GatewayRoute[] {
  const routes: GatewayRoute[] = [];
  for (const clusterArn of clustersOf(view, gateway.arn)) {
    for (const { arn, status, settings } of view.servicesOfCluster(clusterArn)) {
      if (status === "ACTIVE") routes.push(...routesTo(gateway, clusterArn, arn, settings));
    }
  }
  return routes;
}

/** The gateways that a cluster is associated with. */
export function* gatewaysOf(view: View, clusterArn: string): Iterable<GatewayRow> {
  for (const [, association] of view.all("gatewayAssociations")) {
    const gateway = association.clusterArn === clusterArn ? view.get("gateways", association.gatewayArn) : undefined;
    if (gateway) yield gateway;
  }
}

/** The load balancers of a service's deployment: its own, and those of the gateways that its connectors take. */
export function balancersOf(view: View, serviceArn: string | undefined, settings: ServiceSettings): readonly LoadBalancer[] {
  if (!settings.gatewayConnectors?.length || serviceArn === undefined) return settings.loadBalancers;
  const clusterArn = view.get("services", serviceArn)?.clusterArn ?? "";
  const entries: LoadBalancer[] = [];
  for (const gateway of gatewaysOf(view, clusterArn)) {
    for (const route of routesTo(gateway, clusterArn, serviceArn, settings)) {
      const port = portOf(view, settings, route.portName);
      const { targetGroupArn, alternateTargetGroupArn, ruleArn, testRuleArn } = arnsOf(gateway, route);
      if (!port || !view.get("targetGroups", targetGroupArn)) continue;
      const test = view.get("listenerRules", testRuleArn) && { testListenerRule: testRuleArn };
      const { infrastructureRoleArn: roleArn } = gateway;
      entries.push({
        targetGroupArn,
        ...port,
        advancedConfiguration: { alternateTargetGroupArn, productionListenerRule: ruleArn, ...test, roleArn },
      });
    }
  }
  return entries.length === 0 ? settings.loadBalancers : [...settings.loadBalancers, ...entries];
}

/** The container port that a definition gives a name. */
export function portOf(
  view: View,
  { taskDefinitionArn }: ServiceSettings,
  portName: string,
): { readonly containerName: string; readonly containerPort: number } | undefined {
  const containers = view.get("taskDefinitions", taskDefinitionArn)?.definition.containerDefinitions ?? [];
  for (const { name: containerName = "", portMappings = [] } of containers) {
    const containerPort = portMappings.find(({ name }) => name === portName)?.containerPort;
    if (containerPort !== undefined) return { containerName, containerPort };
  }
  return undefined;
}

/** What the load balancer of a gateway is called. */
export function gatewayBalancerName(gatewayArn: string): string {
  return `ecs-gateway-alb-${digitsOf(gatewayArn, 12)}`;
}

export function arnsOf(gateway: Pick<GatewayRow, "arn">, { host }: Pick<GatewayRoute, "host">): RouteArns {
  const place = parseArn(gateway.arn) as Place;
  return routeArns(place, balancerArns(place, gatewayBalancerName(gateway.arn)).listenerArn, host);
}

function* clustersOf(view: View, gatewayArn: string): Iterable<string> {
  for (const [, { clusterArn }] of view.startingWith("gatewayAssociations", `${gatewayArn}|`)) yield clusterArn;
}

function routesTo(
  gateway: GatewayRow,
  clusterArn: string,
  serviceArn: string,
  { gatewayConnectors = [] }: ServiceSettings,
): readonly GatewayRoute[] {
  return gatewayConnectors.flatMap((connector): GatewayRoute[] => {
    const { portName, filters } = connector;
    if (filters?.accessTypes?.length && !filters.accessTypes.includes(accessTypeOf(gateway))) return [];
    const id = digitsOf(`${gateway.arn} ${serviceArn} ${portName}`, 32);
    const host = `${id}.ecs.${parseArn(serviceArn)!.region}.on.aws`;
    return [
      { arn: `${gateway.arn.replace(":gateway/", ":gateway-route/")}/${id}`, gateway, clusterArn, serviceArn, portName, host, connector },
    ];
  });
}
