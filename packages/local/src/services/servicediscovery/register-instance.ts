import type { RegisterInstanceRequest, RegisterInstanceResponse } from "@stowage/model/servicediscovery";
import type { DiscoveryInstanceRow, DiscoveryServiceRow } from "../../state/rows.js";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { replaceRow } from "../replace-row.js";
import { instanceKey } from "./instances.js";
import { doneOperation } from "./operations-log.js";
import { invalidInput } from "./refuse.js";
import { requireDiscoveryService } from "./services.js";

/** An instance's attributes. Source: API Reference, RegisterInstance; AWS Cloud Map quotas; 2026-08. */
const limits = { custom: 30, name: 255, value: 1024, all: 5000, id: 64, instances: 1000 } as const;

/** Creates or replaces the instance with that id. */
export const registerInstance: Operation<RegisterInstanceRequest, RegisterInstanceResponse> = operation("RegisterInstance", (call) => {
  const { input, view } = call;
  const service = requireDiscoveryService(call, input.ServiceId);
  if (!/^[0-9a-zA-Z_/:.@-]+$/.test(input.InstanceId) || input.InstanceId.length > limits.id) {
    invalidInput(`An InstanceId has 1 to ${limits.id} letters, digits and _ / : . @ -, but it is "${input.InstanceId}".`);
  }
  checkAttributes(service, input.Attributes);
  const key = instanceKey(service.id, input.InstanceId);
  if (view.get("discoveryInstances", key) === undefined && [...view.discoveryInstancesOf(service.id)].length >= limits.instances)
    throw new AwsException("ResourceLimitExceeded", `A service has at most ${limits.instances} instances.`);
  const row: DiscoveryInstanceRow = {
    serviceId: service.id,
    instanceId: input.InstanceId,
    attributes: input.Attributes,
    // A Route 53 health check would have to reach the instance; here it counts as healthy, our choice.
    health: input.Attributes["AWS_INIT_HEALTH_STATUS"] === "UNHEALTHY" ? "UNHEALTHY" : "HEALTHY",
    creatorRequestId: input.CreatorRequestId,
  };
  const done = doneOperation(call, "REGISTER_INSTANCE", { SERVICE: service.id, INSTANCE: input.InstanceId });
  return {
    output: { OperationId: done.id },
    commands: [
      ...replaceRow(view, "discoveryInstances", key, row, "RegisterInstance"),
      { op: "patch", table: "discoveryServices", key: service.id, row: { revision: service.revision + 1 }, why: "its instances changed" },
      ...done.commands,
    ],
  };
});

function checkAttributes(service: DiscoveryServiceRow, attributes: Readonly<Record<string, string>>): void {
  const entries = Object.entries(attributes);
  const custom = entries.filter(([name]) => !name.startsWith("AWS_"));
  if (custom.length > limits.custom)
    invalidInput(`An instance has at most ${limits.custom} attributes of its own, but there are ${custom.length}.`);
  for (const [name, value] of entries) {
    if (name.length > limits.name) invalidInput(`The attribute name "${name.slice(0, 40)}…" has more than ${limits.name} characters.`);
    if (value.length > limits.value) invalidInput(`The attribute "${name}" has more than ${limits.value} characters.`);
  }
  const all = entries.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (all > limits.all) invalidInput(`An instance's attributes have at most ${limits.all} characters together, but these have ${all}.`);
  for (const { Type } of service.dnsConfig?.DnsRecords ?? []) {
    const missing = required[Type]?.find((name) => attributes[name] === undefined);
    if (missing !== undefined && attributes["AWS_ALIAS_DNS_NAME"] === undefined)
      invalidInput(`The service has a record of type ${Type}, which needs the attribute ${missing}.`);
  }
}

const required: { readonly [type: string]: readonly string[] } = {
  A: ["AWS_INSTANCE_IPV4"],
  AAAA: ["AWS_INSTANCE_IPV6"],
  SRV: ["AWS_INSTANCE_PORT"],
  CNAME: ["AWS_INSTANCE_CNAME"],
};
