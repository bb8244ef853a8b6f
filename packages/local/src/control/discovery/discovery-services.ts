import { formatArn, parseArn } from "@stowage/model";
import type { Random } from "../../random.js";
import type { DiscoveryServiceRow, ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import type { Command, Controller } from "../types.js";
import { namespaceOf } from "./namespace-of.js";

/**
 * Service Connect's own Cloud Map services: one for each entry of a service's `serviceConnectConfiguration.services`, made with its
 * deployment and deleted after it. The key is the ECS service's ARN. Source: Amazon ECS API, ServiceConnectService `discoveryName`.
 */
export const discoveryServices: Controller = {
  name: "discovery-services",
  wakes: {
    services(old, now, key, wake) {
      if (old?.status !== now?.status || old?.settings !== now?.settings) wake(key);
    },
    discoveryInstances(old, now, _key, wake, view) {
      const managedBy = now === undefined && old ? view.get("discoveryServices", old.serviceId)?.managedBy : undefined;
      if (managedBy !== undefined) wake(managedBy);
    },
  },
  *keys(view) {
    for (const [arn] of view.all("services")) yield arn;
  },
  decide(view, key, now, random) {
    const service = view.get("services", key);
    if (!service) return undefined;
    return { commands: service.status === "INACTIVE" ? remove(view, service) : ensure(view, service, now, random) };
  },
};

function ensure(view: View, service: ServiceRow, now: number, random: Random): readonly Command[] {
  const connect = service.settings.serviceConnectConfiguration;
  const namespace = connect?.enabled ? namespaceOf(view, service.clusterArn, connect) : undefined;
  if (!connect || !namespace) return [];
  const commands: Command[] = [];
  for (const { portName, discoveryName = portName } of connect.services ?? []) {
    const known = view.discoveryServiceByName(namespace.id, discoveryName);
    if (known) continue;
    const id = `srv-${Array.from({ length: 16 }, () => random.below(36).toString(36)).join("")}`;
    const place = parseArn(namespace.arn)!;
    const row: DiscoveryServiceRow = {
      id,
      arn: formatArn(place, "servicediscovery", `service/${id}`),
      namespaceId: namespace.id,
      name: discoveryName,
      type: "HTTP",
      healthCheckCustomConfig: { FailureThreshold: 1 },
      managedBy: service.arn,
      revision: 1,
      createdAt: now,
    };
    commands.push({
      op: "put",
      table: "discoveryServices",
      key: id,
      row,
      why: `Service Connect of ${service.name} serves ${discoveryName}`,
    });
  }
  return commands;
}

function remove(view: View, service: ServiceRow): readonly Command[] {
  const connect = service.settings.serviceConnectConfiguration;
  const namespace = connect ? namespaceOf(view, service.clusterArn, connect) : undefined;
  if (!connect || !namespace) return [];
  return (connect.services ?? []).flatMap(({ portName, discoveryName = portName }): Command[] => {
    const known = view.discoveryServiceByName(namespace.id, discoveryName);
    if (known?.managedBy !== service.arn) return [];
    for (const _ of view.discoveryInstancesOf(known.id)) return [];
    return [{ op: "delete", table: "discoveryServices", key: known.id, why: `the service ${service.name} is gone` }];
  });
}
