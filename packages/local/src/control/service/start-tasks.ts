import type { Refusal } from "@stowage/placement";
import type { Random } from "../../random.js";
import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { launch } from "../launch/launch.js";
import type { taskFactory } from "../launch/task-factory.js";
import type { Command, ServiceEvent } from "../types.js";
import { launchRequest } from "./launch-request.js";
import { say, taskList } from "./say.js";

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
  const request = launchRequest(view, service, deployment, count, `${service.name} has fewer tasks than it should`);
  if (!request) return { commands: [], events: [], count: 0, onInstances: false };
  const { tasks, commands, refusal } = launch(view, request, now, random, make);
  const because = replacing > 0 ? ` Amazon ECS replaced ${Math.min(replacing, tasks.length)} tasks due to an unhealthy status.` : "";
  const events = tasks.length === 0 ? [] : [say(service, `has started ${tasks.length} tasks: ${taskList(tasks)}.${because}`)];
  const onInstances = tasks.some(({ spec }) => spec.containerInstanceArn !== undefined);
  return { commands, events, count: tasks.length, onInstances, refusal };
}
