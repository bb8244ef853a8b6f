import type { HealthStatus } from "@stowage/model/servicediscovery";
import type { DiscoveryInstanceRow, DiscoveryServiceRow } from "../../state/rows.js";
import { AwsException } from "../aws-exception.js";
import type { Call } from "../operation.js";

export function instanceKey(serviceId: string, instanceId: string): string {
  return `${serviceId}/${instanceId}`;
}

/** @throws {AwsException} `InstanceNotFound`. */
export function requireInstance(
  { view }: Pick<Call<unknown>, "view">,
  service: DiscoveryServiceRow,
  instanceId: string,
): DiscoveryInstanceRow {
  const row = view.get("discoveryInstances", instanceKey(service.id, instanceId));
  if (row === undefined) throw new AwsException("InstanceNotFound", `The service "${service.name}" has no instance "${instanceId}".`);
  return row;
}

/** The instances of a service in the order of their ids. */
export function sortedInstances(view: Call<unknown>["view"], serviceId: string): readonly DiscoveryInstanceRow[] {
  return [...view.discoveryInstancesOf(serviceId)].sort((a, b) => (a.instanceId < b.instanceId ? -1 : 1));
}

/** UNKNOWN for a service without a health check, whatever its instances say. */
export function healthOf(service: DiscoveryServiceRow, instance: DiscoveryInstanceRow): HealthStatus {
  return service.healthCheckConfig || service.healthCheckCustomConfig || instance.taskArn !== undefined ? instance.health : "UNKNOWN";
}
