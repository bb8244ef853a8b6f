import { formatArn, parseArn } from "@stowage/model";
import type { Service } from "@stowage/model/ecs";
import { platformFamily } from "../../control/launch/platform.js";
import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import type { Output } from "../operation.js";
import { seconds } from "../seconds.js";
import { deploymentOutput, runningCount } from "./deployment-output.js";
import { isFargate } from "./launch-type.js";
import { taskSetOutput } from "./task-set-output.js";
import { revisionArn, serviceDeploymentArn } from "./service-revisions.js";

/**
 * A service as DescribeServices gives it, its tags aside. `deployments` are newest first.
 *
 * @param deployments Where they are not yet what the view has: those of a service that is being made or changed.
 */
export function serviceOutput(
  view: View,
  row: ServiceRow,
  deployments: readonly DeploymentRow[] = view.deploymentsOf(row.arn),
): Output<Service> {
  const { settings } = row;
  const current = deployments.filter((deployment) => deployment.status !== "INACTIVE").toReversed();
  const primary = current.find((deployment) => deployment.status === "PRIMARY");
  const definition = view.get("taskDefinitions", settings.taskDefinitionArn)?.definition;
  const sets = view.taskSetsOf(row.arn);
  const sum = (count: (id: string) => number): number => [...current, ...sets].reduce((total, each) => total + count(each.id), 0);
  return {
    serviceArn: row.arn,
    serviceName: row.name,
    clusterArn: row.clusterArn,
    loadBalancers: settings.loadBalancers,
    serviceRegistries: settings.serviceRegistries,
    status: row.status,
    desiredCount: row.desiredCount,
    runningCount: sum((id) => runningCount(view, id)),
    pendingCount: sum((id) => view.countTasks(id, "pending")),
    launchType: settings.launchType,
    capacityProviderStrategy: settings.capacityProviderStrategy,
    ...(definition !== undefined &&
      isFargate(settings) && { platformVersion: settings.platformVersion, platformFamily: platformFamily(definition) }),
    taskDefinition: settings.taskDefinitionArn || undefined,
    ...(row.deploymentController !== "ECS" && { taskSets: sets.map((set) => taskSetOutput(view, row, set)) }),
    deploymentConfiguration: row.deploymentConfiguration,
    deployments: current.map((deployment) => deploymentOutput(view, row, deployment)),
    roleArn: row.role ?? serviceRole(row),
    events: (view.get("serviceEvents", row.arn)?.events ?? []).map((event) => ({ ...event, createdAt: seconds(event.createdAt) })),
    createdAt: seconds(row.createdAt),
    ...(primary !== undefined && {
      currentServiceDeployment: currentDeployment(view, row, primary),
      currentServiceRevisions: current.map((deployment) => ({
        arn: revisionArn(row, deployment),
        requestedTaskCount: deployment.desiredCount ?? row.desiredCount,
        runningTaskCount: runningCount(view, deployment.id),
        pendingTaskCount: view.countTasks(deployment.id, "pending"),
      })),
    }),
    placementConstraints: row.placementConstraints,
    placementStrategy: row.placementStrategy,
    networkConfiguration: settings.networkConfiguration,
    healthCheckGracePeriodSeconds: row.healthCheckGracePeriodSeconds,
    schedulingStrategy: row.schedulingStrategy,
    deploymentController: { type: row.deploymentController },
    createdBy: row.createdBy,
    enableECSManagedTags: row.enableEcsManagedTags,
    propagateTags: row.propagateTags ?? "NONE",
    enableExecuteCommand: row.enableExecuteCommand,
    availabilityZoneRebalancing: row.availabilityZoneRebalancing,
    resourceManagementType: view.get("expressServices", row.arn) ? "ECS" : "CUSTOMER",
  };
}

/** The newest service deployment; a rollback is part of the one that failed. */
function currentDeployment(view: View, service: ServiceRow, primary: DeploymentRow): string {
  const own = serviceDeploymentArn(service, primary);
  const last = view.serviceDeploymentsOf(service.arn).at(-1);
  return view.get("serviceDeployments", own) === undefined ? own : (last?.arn ?? own);
}

/** The role that ECS uses for services with a network of their own, load balancers or discovery. Source: DescribeServices captures. */
function serviceRole({ arn, settings }: ServiceRow): string | undefined {
  const place = parseArn(arn)!;
  const uses = settings.networkConfiguration !== undefined || settings.loadBalancers.length > 0 || settings.serviceRegistries.length > 0;
  return uses ? formatArn({ ...place, region: "" }, "iam", "role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS") : undefined;
}
