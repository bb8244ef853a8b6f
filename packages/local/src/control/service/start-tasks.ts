import type { Refusal } from "@stowage/placement";
import type { Random } from "../../random.js";
import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { launch } from "../launch/launch.js";
import type { taskFactory } from "../launch/task-factory.js";
import type { Command, ServiceEvent } from "../types.js";
import { say, taskList } from "./say.js";
import { tagsForTask } from "./task-tags.js";

export interface Started {
  readonly commands: readonly Command[];
  readonly events: readonly ServiceEvent[];
  readonly count: number;
  /** They took room on container instances. */
  readonly onInstances: boolean;
  readonly refusal?: Refusal | undefined;
}

/** Starts tasks of a deployment. */
export function startTasks(
  view: View,
  service: ServiceRow,
  deployment: DeploymentRow,
  count: number,
  replacing: number,
  now: number,
  random: Random,
  make: ReturnType<typeof taskFactory>,
): Started {
  const cluster = view.get("clusters", service.clusterArn);
  const definition = view.get("taskDefinitions", deployment.settings.taskDefinitionArn);
  if (!cluster || !definition) return { commands: [], events: [], count: 0, onInstances: false };
  const { settings } = deployment;
  const { tasks, commands, refusal } = launch(
    view,
    {
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
      why: `${service.name} has fewer tasks than it should`,
    },
    now,
    random,
    make,
  );
  const because = replacing > 0 ? ` Amazon ECS replaced ${Math.min(replacing, tasks.length)} tasks due to an unhealthy status.` : "";
  const events = tasks.length === 0 ? [] : [say(service, `has started ${tasks.length} tasks: ${taskList(tasks)}.${because}`)];
  const onInstances = tasks.some(({ spec }) => spec.containerInstanceArn !== undefined);
  return { commands, events, count: tasks.length, onInstances, refusal };
}
