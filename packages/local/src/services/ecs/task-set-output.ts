import type { TaskSet } from "@stowage/model/ecs";
import { platformFamily, resolvedPlatformVersion } from "../../control/launch/platform.js";
import { computedDesired } from "../../control/task-sets/computed-desired.js";
import type { ServiceRow } from "../../state/rows.js";
import type { TaskSetRow } from "../../state/task-set-row.js";
import type { View } from "../../state/view.js";
import type { Output } from "../operation.js";
import { seconds } from "../seconds.js";
import { runningCount } from "./deployment-output.js";
import { isFargate } from "./launch-type.js";

/** A task set as DescribeTaskSets gives it, its tags aside. */
export function taskSetOutput(view: View, service: ServiceRow, row: TaskSetRow): Output<TaskSet> {
  const { settings } = row;
  const definition = view.get("taskDefinitions", settings.taskDefinitionArn)?.definition;
  return {
    id: row.id,
    taskSetArn: row.arn,
    serviceArn: row.serviceArn,
    clusterArn: row.clusterArn,
    startedBy: row.startedBy,
    externalId: row.externalId,
    status: row.status,
    taskDefinition: settings.taskDefinitionArn,
    computedDesiredCount: computedDesired(service, row),
    pendingCount: view.countTasks(row.id, "pending"),
    runningCount: runningCount(view, row.id),
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
    loadBalancers: settings.loadBalancers,
    serviceRegistries: settings.serviceRegistries,
    scale: { value: row.scale, unit: "PERCENT" },
    stabilityStatus: row.stability,
    stabilityStatusAt: seconds(row.stabilityAt),
  };
}
