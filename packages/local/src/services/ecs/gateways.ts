import { formatArn, parseArn, type Place } from "@stowage/model";
import type { GatewayRouteSummary } from "@stowage/model/ecs";
import { gatewayBalancerName, routesThrough, type GatewayRoute } from "../../control/load-balancing/gateway-routes.js";
import { balancerArns, certificateArn } from "../../control/load-balancing/managed-ingress.js";
import type { GatewayRow } from "../../state/gateway-rows.js";
import type { View } from "../../state/view.js";
import { AwsException } from "../aws-exception.js";
import { rowsOf } from "../rows-of.js";
import type { Lookup } from "./refs.js";

export function gatewayArn(place: Place, reference: string): string {
  return reference.startsWith("arn:") ? reference : formatArn(place, "ecs", `gateway/${reference}`);
}

/** @throws {AwsException} `GatewayNotFoundException` (its sentence is not documented). */
export function requireGateway({ view, place }: Lookup, reference: string): GatewayRow {
  const row = view.get("gateways", gatewayArn(place, reference));
  if (row === undefined) throw new AwsException("GatewayNotFoundException", "The specified gateway was not found.");
  return row;
}

export function associationKey(gateway: string, cluster: string): string {
  return `${gateway}|${cluster}`;
}

/** The routes of an account in a region, in the order of their ARNs. */
export function routesOf({ view, place }: Lookup): readonly GatewayRoute[] {
  const routes = rowsOf(view, "gateways", gatewayArn(place, "")).flatMap((gateway) => routesThrough(view, gateway));
  return routes.sort((a, b) => (a.arn < b.arn ? -1 : 1));
}

/** A route as every answer has it. */
export function routeOutput({ arn, gateway, clusterArn, serviceArn, portName }: GatewayRoute): GatewayRouteSummary {
  return {
    gatewayRouteArn: arn,
    gatewayArn: gateway.arn,
    clusterArn,
    serviceArn,
    serviceContainerPortName: portName,
    status: "ACTIVE",
  };
}

/** The load balancer of a gateway and what it needs of a route; undefined while nothing connects to the gateway. */
export function gatewayAlb(view: View, { arn, network }: GatewayRow): GatewayAlb | undefined {
  const place = parseArn(arn) as Place;
  const { loadBalancerArn, listenerArn } = balancerArns(place, gatewayBalancerName(arn));
  if (!view.get("loadBalancers", loadBalancerArn)) return undefined;
  return { loadBalancerArn, listenerArn, securityGroup: network.securityGroup, acmCertificateArn: certificateArn(place, loadBalancerArn) };
}

export interface GatewayAlb {
  readonly loadBalancerArn: string;
  readonly listenerArn: string;
  readonly securityGroup: string;
  readonly acmCertificateArn: string;
}
