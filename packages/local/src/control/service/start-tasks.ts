import type { Random } from "../../random.js";
import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { launch } from "../launch/launch.js";
import type { taskFactory } from "../launch/task-factory.js";
import type { Command, ServiceEvent } from "../types.js";
import { placementComplaint, PROVISIONING_FULL } from "./complaints.js";
import { launchRequest } from "./launch-request.js";
import { say, taskList } from "./say.js";

export interface Started {
  readonly commands: readonly Command[];
  readonly events: readonly ServiceEvent[];
  readonly count: number;
  /** They took room on container instances. */
  readonly onInstances: boolean;
  /** What is said of those that found no place. */
  readonly complaint?: string | undefined;
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
  const { tasks, commands, unplaced, refusal, provisioningFull } = launch(view, { ...request, mayWait: true }, now, random, make);
  const because = replacing > 0 ? ` Amazon ECS replaced ${Math.min(replacing, tasks.length)} tasks due to an unhealthy status.` : "";
  const events = tasks.length === 0 ? [] : [say(service, `has started ${tasks.length} tasks: ${taskList(tasks)}.${because}`)];
  // Of a batch of which a part has found its place.
  if (tasks.length > 0 && unplaced > 0) events.push(say(service, `could not launch ${unplaced} tasks for deployment ${deployment.id}.`));
  const onInstances = tasks.some(({ spec }) => spec.containerInstanceArn !== undefined);
  const complaint = provisioningFull ? PROVISIONING_FULL : refusal && placementComplaint(refusal);
  return { commands, events, count: tasks.length, onInstances, complaint };
}
