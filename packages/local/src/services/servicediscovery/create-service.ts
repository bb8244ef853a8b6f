import type { CreateServiceRequest, CreateServiceResponse, DnsConfig, HealthCheckConfig } from "@stowage/model/servicediscovery";
import type { DiscoveryServiceRow, NamespaceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation, type Output } from "../operation.js";
import { checkTags, newTags } from "../tags.js";
import { requireNamespace } from "./namespaces.js";
import { invalidInput } from "./refuse.js";
import { serviceOutput } from "./service-output.js";
import { newDiscoveryService } from "./services.js";

/** The same CreatorRequestId again gives the service of the first time. */
export const createService: Operation<CreateServiceRequest, CreateServiceResponse> = operation("CreateService", (call) => {
  const { input, view } = call;
  const namespaceId = input.NamespaceId ?? input.DnsConfig?.NamespaceId;
  if (namespaceId === undefined) return invalidInput("NamespaceId is missing.");
  const namespace = requireNamespace(call, namespaceId);
  // The rule of the API Reference, CreateService, member Name, for services that DNS answers for; HTTP ones take any visible character.
  const names =
    namespace.type === "HTTP" || input.Type === "HTTP" ? /^[!-~]{1,127}$/ : /^([A-Za-z0-9_]([A-Za-z0-9-_]{0,61}[A-Za-z0-9_])?\.?){1,127}$/;
  if (!names.test(input.Name)) invalidInput(`"${input.Name}" is not a service name: up to 127 characters, without blanks.`);
  const tags = checkTags(
    input.Tags?.map(({ Key, Value }) => ({ key: Key, value: Value })),
    "InvalidInput",
  );
  const existing = view.discoveryServiceByName(namespace.id, input.Name);
  if (existing !== undefined) {
    if (input.CreatorRequestId !== undefined && existing.creatorRequestId === input.CreatorRequestId)
      return { output: { Service: wholeService(view, existing) } };
    throw new AwsException("ServiceAlreadyExists", `The namespace "${namespace.name}" has a service "${input.Name}" already.`, {
      CreatorRequestId: existing.creatorRequestId,
      ServiceId: existing.id,
      ServiceArn: existing.arn,
    });
  }
  const row = newDiscoveryService(call, {
    namespaceId: namespace.id,
    name: input.Name,
    type: typeOf(namespace, input.DnsConfig, input.Type),
    description: input.Description,
    dnsConfig: input.DnsConfig && checkDns(namespace, input.DnsConfig, input.HealthCheckConfig),
    healthCheckConfig: checkHealth(namespace, input),
    // The threshold is deprecated and always 1 (API Reference, HealthCheckCustomConfig).
    healthCheckCustomConfig: input.HealthCheckCustomConfig && { FailureThreshold: 1 },
    creatorRequestId: input.CreatorRequestId,
  });
  return {
    output: { Service: wholeService(view, row) },
    commands: [
      { op: "put", table: "discoveryServices", key: row.id, row, why: "CreateService" },
      ...newTags(row.arn, tags, "CreateService"),
    ],
  };
});

export function wholeService(view: View, row: DiscoveryServiceRow): Output<NonNullable<CreateServiceResponse["Service"]>> {
  return { ...serviceOutput(view, row), NamespaceId: row.namespaceId, CreatorRequestId: row.creatorRequestId };
}

function typeOf(namespace: NamespaceRow, dns: DnsConfig | undefined, asked: "HTTP" | undefined): "HTTP" | "DNS_HTTP" {
  if (dns === undefined || namespace.type === "HTTP") return "HTTP";
  if (asked === "HTTP") invalidInput("A service of type HTTP has no DnsConfig.");
  return "DNS_HTTP";
}

function checkDns(namespace: NamespaceRow, dns: DnsConfig, health: HealthCheckConfig | undefined): DnsConfig {
  if (namespace.type === "HTTP") invalidInput("A service of an HTTP namespace has no DnsConfig.");
  const cname = dns.DnsRecords.some((record) => record.Type === "CNAME");
  const routing = dns.RoutingPolicy ?? (cname ? "WEIGHTED" : "MULTIVALUE");
  if (cname && routing !== "WEIGHTED") invalidInput("CNAME records need the routing policy WEIGHTED.");
  if (cname && health !== undefined) invalidInput("CNAME records cannot be combined with HealthCheckConfig.");
  for (const { TTL } of dns.DnsRecords) {
    if (!Number.isInteger(TTL) || TTL < 0 || TTL > 2_147_483_647)
      invalidInput(`A TTL is a whole number from 0 to 2147483647, but it is ${TTL}.`);
  }
  return { NamespaceId: namespace.id, RoutingPolicy: routing, DnsRecords: dns.DnsRecords };
}

function checkHealth(
  namespace: NamespaceRow,
  input: Pick<CreateServiceRequest, "HealthCheckConfig" | "HealthCheckCustomConfig">,
): HealthCheckConfig | undefined {
  const { HealthCheckConfig: config, HealthCheckCustomConfig: custom } = input;
  if (config === undefined) return undefined;
  if (custom !== undefined) invalidInput("HealthCheckConfig and HealthCheckCustomConfig exclude each other.");
  if (namespace.type === "DNS_PRIVATE") invalidInput("HealthCheckConfig is for public DNS and HTTP namespaces.");
  const threshold = config.FailureThreshold ?? 1;
  if (!Number.isInteger(threshold) || threshold < 1 || threshold > 10)
    invalidInput(`FailureThreshold is a whole number from 1 to 10, but it is ${threshold}.`);
  return { ...config, FailureThreshold: threshold, ...(config.Type !== "TCP" && { ResourcePath: config.ResourcePath ?? "/" }) };
}
