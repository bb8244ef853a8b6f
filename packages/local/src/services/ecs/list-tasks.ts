import type { Wire } from "@stowage/model";
import type { ListTasksRequest, ListTasksResponse } from "@stowage/model/ecs";
import type { ClusterRow } from "../../state/rows.js";
import type { Task } from "../../state/view.js";
import { operation, type Call, type Operation } from "../operation.js";
import { ecsPage, page } from "../page.js";
import { findInstance, requireCluster, requireService } from "./refs.js";
import { invalidParameter } from "./refuse.js";

/** `desiredStatus` filters on what a task is to be, not on what it is; RUNNING where nothing is said. `startedBy` is a filter of its own. */
export const listTasks: Operation<ListTasksRequest, ListTasksResponse> = operation("ListTasks", (call) => {
  const { input } = call;
  const cluster = requireCluster(call, input.cluster);
  const { serviceName, family, containerInstance, launchType, startedBy, desiredStatus = "RUNNING" } = input;
  if (startedBy !== undefined && (serviceName ?? family ?? containerInstance ?? launchType) !== undefined) {
    invalidParameter("startedBy must be the only filter of the request.");
  }
  const instance = containerInstance === undefined ? undefined : findInstance(call, cluster, containerInstance);
  if (containerInstance !== undefined && instance === undefined)
    invalidParameter(`The container instance "${containerInstance}" was not found in the cluster.`);
  const arns: string[] = [];
  for (const { arn, spec, status } of candidates(call, cluster)) {
    if (status.desiredStatus !== desiredStatus) continue;
    if (family !== undefined && spec.family !== family) continue;
    if (launchType !== undefined && spec.launchType !== launchType) continue;
    if (startedBy !== undefined && spec.startedBy !== startedBy) continue;
    if (instance !== undefined && spec.containerInstanceArn !== instance.arn) continue;
    arns.push(arn);
  }
  const { items, ...rest } = page(arns.sort(), (arn) => arn, { size: input.maxResults, token: input.nextToken }, ecsPage(100, 100));
  return { output: { taskArns: items, ...rest } };
});

function candidates(call: Call<Wire<ListTasksRequest>>, cluster: ClusterRow): Iterable<Task> {
  const { serviceName } = call.input;
  return serviceName === undefined
    ? call.view.tasksOfCluster(cluster.arn)
    : call.view.tasksOfService(requireService(call, cluster, serviceName).arn);
}
