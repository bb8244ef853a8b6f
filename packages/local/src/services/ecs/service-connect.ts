import type { ServiceConnectConfiguration } from "@stowage/model/ecs";
import { namespaceOf } from "../../control/discovery/namespace-of.js";
import type { ClusterRow, ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { AwsException } from "../aws-exception.js";
import { invalidParameter } from "./refuse.js";

/**
 * Checks a Service Connect configuration against the namespaces and services that there are, and fills in the cluster's namespace.
 *
 * @throws {AwsException} `NamespaceNotFoundException`, `InvalidParameterException`.
 */
export function checkServiceConnect(
  view: View,
  cluster: ClusterRow,
  serviceArn: string,
  configuration: ServiceConnectConfiguration | undefined,
): ServiceConnectConfiguration | undefined {
  if (configuration?.enabled !== true) return configuration;
  const named = configuration.namespace ?? cluster.serviceConnectNamespace;
  if (named === undefined) return invalidParameter("Service Connect needs a namespace: name one, or give the cluster a default one.");
  const namespace = namespaceOf(view, cluster.arn, configuration);
  if (namespace === undefined) throw new AwsException("NamespaceNotFoundException", `The namespace "${named}" does not exist.`);
  for (const { portName, discoveryName = portName } of configuration.services ?? []) {
    const owner = view.discoveryServiceByName(namespace.id, discoveryName)?.managedBy;
    if (owner !== undefined && owner !== serviceArn && isAlive(view.get("services", owner))) {
      invalidParameter(`The discovery name "${discoveryName}" is used in the namespace "${namespace.name}" by ${owner} already.`);
    }
  }
  return { ...configuration, namespace: named };
}

function isAlive(service: ServiceRow | undefined): boolean {
  return service !== undefined && service.status !== "INACTIVE";
}
