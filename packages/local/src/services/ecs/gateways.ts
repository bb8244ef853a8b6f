import { createHash } from "node:crypto";
import { formatArn, parseArn, type Place } from "@stowage/model";
import type { AccessType, GatewayRouteSummary } from "@stowage/model/ecs";
import type { GatewayRow } from "../../state/gateway-rows.js";
import type { View } from "../../state/view.js";
import { AwsException } from "../aws-exception.js";
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

/** Who can reach what stands behind a gateway: PUBLIC for an internet-facing one. */
export function accessTypeOf({ configuration }: GatewayRow): AccessType {
  return configuration.scheme === "internal" ? "PRIVATE" : "PUBLIC";
}

/** A route from a gateway to a port of a service, which follows from the association and the service's connectors: it has no row. */
export interface Route extends Required<Omit<GatewayRouteSummary, "status">> {
  readonly serviceUrl: string;
}

/** The routes of an account in a region, in the order of their ARNs. */
export function routesOf({ view, place }: Lookup): readonly Route[] {
  const prefix = gatewayArn(place, "");
  const routes: Route[] = [];
  for (const [key, { gatewayArn: arn, clusterArn }] of view.from("gatewayAssociations", prefix)) {
    if (!key.startsWith(prefix)) break;
    const gateway = view.get("gateways", arn);
    if (gateway) routes.push(...routesThrough(view, gateway, clusterArn));
  }
  return routes.sort((a, b) => (a.gatewayRouteArn < b.gatewayRouteArn ? -1 : 1));
}

function routesThrough(view: View, gateway: GatewayRow, clusterArn: string): readonly Route[] {
  const routes: Route[] = [];
  for (const { arn: serviceArn, status, settings } of view.servicesOfCluster(clusterArn)) {
    if (status !== "ACTIVE") continue;
    for (const { portName, filters } of settings.gatewayConnectors ?? []) {
      if (filters?.accessTypes?.length && !filters.accessTypes.includes(accessTypeOf(gateway))) continue;
      const id = createHash("sha256").update(`${gateway.arn} ${serviceArn} ${portName}`).digest("hex").slice(0, 32);
      routes.push({
        gatewayRouteArn: `${gateway.arn.replace(":gateway/", ":gateway-route/")}/${id}`,
        gatewayArn: gateway.arn,
        clusterArn,
        serviceArn,
        serviceContainerPortName: portName,
        serviceUrl: `https://${id}.ecs.${parseArn(serviceArn)!.region}.on.aws`,
      });
    }
  }
  return routes;
}
