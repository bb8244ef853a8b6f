import { formatArn, parseArn } from "@stowage/model";
import type { DnsConfig, HealthCheckConfig, HealthCheckCustomConfig, ServiceType } from "@stowage/model/servicediscovery";
import type { DiscoveryServiceRow } from "../../state/rows.js";
import { AwsException } from "../aws-exception.js";
import { alphanumerics } from "../ids.js";
import type { Call } from "../operation.js";
import { discoveryPrefix } from "./namespaces.js";

type Where = Pick<Call<unknown>, "view" | "place">;

/** A Cloud Map service by its id or ARN. @throws {AwsException} `ServiceNotFound`. */
export function requireDiscoveryService({ view, place }: Where, reference: string): DiscoveryServiceRow {
  const id = parseArn(reference)?.resource.replace(/^service\//, "") ?? reference;
  const row = view.get("discoveryServices", id);
  if (!row?.arn.startsWith(discoveryPrefix(place))) throw new AwsException("ServiceNotFound", `The service "${reference}" does not exist.`);
  return row;
}

export interface NewDiscoveryService {
  readonly namespaceId: string;
  readonly name: string;
  readonly type: ServiceType;
  readonly description?: string | undefined;
  readonly dnsConfig?: DnsConfig | undefined;
  readonly healthCheckConfig?: HealthCheckConfig | undefined;
  readonly healthCheckCustomConfig?: HealthCheckCustomConfig | undefined;
  readonly creatorRequestId?: string | undefined;
}

/** The row of a Cloud Map service that is to be made. */
export function newDiscoveryService(
  { place, now, random }: Pick<Call<unknown>, "place" | "now" | "random">,
  wanted: NewDiscoveryService,
): DiscoveryServiceRow {
  const id = `srv-${alphanumerics(random, 16)}`;
  return { ...wanted, id, arn: formatArn(place, "servicediscovery", `service/${id}`), revision: 1, createdAt: now };
}
