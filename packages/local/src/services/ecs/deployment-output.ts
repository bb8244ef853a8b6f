import type { Deployment, ServiceConnectServiceResource } from "@stowage/model/ecs";
import { namespaceOf } from "../../control/discovery/namespace-of.js";
import { platformFamily, resolvedPlatformVersion } from "../../control/launch/platform.js";
import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import type { Output } from "../operation.js";
import { seconds } from "../seconds.js";
import { isFargate } from "./launch-type.js";

/** One deployment of a service as DescribeServices gives it. */
export function deploymentOutput(view: View, service: ServiceRow, row: DeploymentRow): Output<Deployment> {
  const { settings } = row;
  const definition = view.get("taskDefinitions", settings.taskDefinitionArn)?.definition;
  const resources = serviceConnectResources(view, service, row);
  return {
    id: row.id,
    status: row.status,
    taskDefinition: settings.taskDefinitionArn,
    desiredCount: row.desiredCount ?? (row.status === "PRIMARY" ? service.desiredCount : 0),
    pendingCount: view.countTasks(row.id, "pending"),
    runningCount: runningCount(view, row.id),
    failedTasks: row.failedTasks,
    createdAt: seconds(row.createdAt),
    updatedAt: seconds(row.updatedAt),
    launchType: settings.launchType,
    capacityProviderStrategy: settings.capacityProviderStrategy,
    ...(definition !== undefined &&
      isFargate(settings) && {
        platformVersion: resolvedPlatformVersion(settings.platformVersion, definition),
        platformFamily: platformFamily(definition),
      }),
    networkConfiguration: settings.networkConfiguration,
    rolloutState: row.rolloutState,
    rolloutStateReason: row.rolloutStateReason,
    serviceConnectConfiguration: settings.serviceConnectConfiguration,
    ...(resources.length > 0 && { serviceConnectResources: resources }),
    volumeConfigurations: settings.volumeConfigurations,
  };
}

/** Tasks that run and are to run. */
export function runningCount(view: View, deploymentId: string): number {
  const kinds = ["running", "healthy", "leaving", "unhealthy"] as const;
  return kinds.reduce((sum, kind) => sum + view.countTasks(deploymentId, kind), 0);
}

function serviceConnectResources(
  view: View,
  service: ServiceRow,
  { settings }: DeploymentRow,
): readonly Output<ServiceConnectServiceResource>[] {
  const connect = settings.serviceConnectConfiguration;
  const namespace = connect?.enabled === true ? namespaceOf(view, service.clusterArn, connect) : undefined;
  if (connect === undefined || namespace === undefined) return [];
  return (connect.services ?? []).flatMap(({ portName, discoveryName = portName }) => {
    const row = view.discoveryServiceByName(namespace.id, discoveryName);
    return row === undefined ? [] : [{ discoveryName, discoveryArn: row.arn }];
  });
}
