import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import type { LaunchRequest } from "../launch/launch-request.js";
import { tagsForTask } from "./task-tags.js";

/** What a deployment asks for when it starts tasks; undefined if its cluster or definition is gone. */
export function launchRequest(
  view: View,
  service: ServiceRow,
  deployment: DeploymentRow,
  count: number,
  why: string,
): LaunchRequest | undefined {
  const cluster = view.get("clusters", service.clusterArn);
  const definition = view.get("taskDefinitions", deployment.settings.taskDefinitionArn);
  if (!cluster || !definition) return undefined;
  const { settings } = deployment;
  return {
    cluster,
    definition,
    count,
    launchType: settings.launchType,
    capacityProviderStrategy: settings.capacityProviderStrategy,
    platformVersion: settings.platformVersion,
    network: settings.networkConfiguration?.awsvpcConfiguration,
    group: `service:${service.name}`,
    startedBy: deployment.id,
    serviceArn: service.arn,
    deploymentId: deployment.id,
    enableExecuteCommand: service.enableExecuteCommand,
    tags: tagsForTask(view, service, definition),
    placementConstraints: service.placementConstraints,
    placementStrategy: service.placementStrategy,
    why,
  };
}
