import { ecsArn, type Wire } from "@stowage/model";
import type { ListTasksRequest, ListTasksResponse } from "@stowage/model/ecs";
import { daemonGroup } from "../../control/daemons/daemon-group.js";
import type { ClusterRow, TaskSpecRow, TaskStatusRow } from "../../state/rows.js";
import type { Task } from "../../state/view.js";
import { operation, type Call, type Operation } from "../operation.js";
import { ecsPage, pageOf } from "../page.js";
import { findInstance, requireCluster, requireService } from "./refs.js";
import { invalidParameter } from "./refuse.js";

/** `desiredStatus` filters on what a task is to be, not on what it is; RUNNING where nothing is said. `startedBy` is a filter of its own. */
export const listTasks: Operation<ListTasksRequest, ListTasksResponse> = operation("ListTasks", (call) => {
  const { input } = call;
  const cluster = requireCluster(call, input.cluster);
  const wanted = filter(call, cluster);
  const service = input.serviceName === undefined ? undefined : requireService(call, cluster, input.serviceName);
  const tasks = service === undefined ? tasksOfCluster(call, cluster) : sortedTasks(call.view.tasksOfService(service.arn));
  const { items, ...rest } = pageOf(tasks, wanted, { size: input.maxResults, token: input.nextToken }, ecsPage(100, 100));
  return { output: { taskArns: items.map(([arn]) => arn), ...rest } };
});

function filter(call: Call<Wire<ListTasksRequest>>, cluster: ClusterRow): Wanted {
  const { serviceName, family, containerInstance, launchType, startedBy, daemonName, desiredStatus = "RUNNING" } = call.input;
  if (startedBy !== undefined && (serviceName ?? family ?? containerInstance ?? launchType) !== undefined) {
    invalidParameter("startedBy must be the only filter of the request.");
  }
  const instance = containerInstance === undefined ? undefined : findInstance(call, cluster, containerInstance);
  if (containerInstance !== undefined && instance === undefined) {
    invalidParameter(`The container instance "${containerInstance}" was not found in the cluster.`);
  }
  if ((family ?? launchType ?? startedBy ?? daemonName ?? instance) === undefined)
    return (_, status) => status.desiredStatus === desiredStatus;
  const suits = (spec: TaskSpecRow | undefined): boolean =>
    spec !== undefined &&
    (family === undefined || spec.family === family) &&
    (launchType === undefined || spec.launchType === launchType) &&
    (startedBy === undefined || spec.startedBy === startedBy) &&
    (daemonName === undefined || spec.group === daemonGroup({ name: daemonName })) &&
    (instance === undefined || spec.containerInstanceArn === instance.arn);
  return (arn, status) => status.desiredStatus === desiredStatus && suits(call.view.get("taskSpecs", arn));
}

/** A task's specification is asked for only where a filter needs it: each of them is a row to find, and maybe to read. */
type Wanted = (arn: string, status: TaskStatusRow) => boolean;
/** Tasks from an ARN on, in order. */
type Tasks = (from: string) => Iterable<readonly [arn: string, status: TaskStatusRow]>;

/** A cluster's tasks lie together in the order of their ARNs, so that a page costs what it has. */
function tasksOfCluster({ view, place }: Call<unknown>, { name }: ClusterRow): Tasks {
  const prefix = ecsArn.task(place, name, "");
  return (from) => view.startingWith("taskStatuses", prefix, from);
}

function sortedTasks(tasks: Iterable<Task>): Tasks {
  const entries = Array.from(tasks, ({ arn, status }) => [arn, status] as const);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return (from) => entries.filter(([arn]) => arn >= from);
}
