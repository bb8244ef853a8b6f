import { parseArn } from "@stowage/model";
import { namespaceOf } from "../control/discovery/namespace-of.js";
import type { View } from "../state/view.js";

/** A Service Connect endpoint that a client on this machine may want to reach. */
export interface Door {
  /** The Cloud Map service's id and the alias port: what tells doors apart. */
  readonly key: string;
  readonly discoveryServiceId: string;
  /** As clients in the cluster call it: `catalog`, or `discoveryName.namespace` where no alias names it. */
  readonly name: string;
  readonly discoveryName: string;
  readonly namespace: string;
  readonly cluster: string;
  readonly service: string;
  /** The port of the client alias. */
  readonly aliasPort: number;
}

/** The doors that there should be: one for each client alias of each service that is not INACTIVE. */
export function wantedDoors(view: View): readonly Door[] {
  const doors: Door[] = [];
  for (const [, service] of view.all("services")) {
    const connect = service.settings.serviceConnectConfiguration;
    if (service.status === "INACTIVE" || connect?.enabled !== true) continue;
    const namespace = namespaceOf(view, service.clusterArn, connect);
    for (const { portName, discoveryName = portName, clientAliases } of (namespace && connect.services) ?? []) {
      const discovered = view.discoveryServiceByName(namespace!.id, discoveryName);
      if (discovered === undefined) continue;
      for (const { port, dnsName } of clientAliases ?? []) {
        doors.push({
          key: `${discovered.id}:${port}`,
          discoveryServiceId: discovered.id,
          name: dnsName ?? `${discoveryName}.${namespace!.name}`,
          discoveryName,
          namespace: namespace!.name,
          cluster: parseArn(service.clusterArn)!.resource.replace("cluster/", ""),
          service: service.name,
          aliasPort: port,
        });
      }
    }
  }
  return doors;
}
