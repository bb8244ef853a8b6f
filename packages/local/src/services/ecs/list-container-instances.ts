import { ClusterQueryError } from "@stowage/model";
import type { ListContainerInstancesRequest, ListContainerInstancesResponse } from "@stowage/model/ecs";
import { compileQuery, type CompiledQuery, type QueryTarget } from "@stowage/placement";
import type { ContainerInstanceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { operation, type Operation } from "../operation.js";
import { ecsPage, page } from "../page.js";
import { requireCluster } from "./refs.js";
import { invalidParameter } from "./refuse.js";

/** `filter` is an expression of the cluster query language. INACTIVE instances are never listed. */
export const listContainerInstances: Operation<ListContainerInstancesRequest, ListContainerInstancesResponse> = operation(
  "ListContainerInstances",
  (call) => {
    const { input, view } = call;
    const cluster = requireCluster(call, input.cluster);
    const query = input.filter === undefined ? undefined : compile(input.filter);
    const arns = [...view.instancesOfCluster(cluster.arn)]
      .filter((row) => (input.status === undefined ? row.status !== "INACTIVE" : row.status === input.status))
      .filter((row) => query?.test(targetOf(view, row)) ?? true)
      .map((row) => row.arn)
      .sort();
    const { items, ...rest } = page(arns, (arn) => arn, { size: input.maxResults, token: input.nextToken }, ecsPage(100, 100));
    return { output: { containerInstanceArns: items, ...rest } };
  },
);

function compile(filter: string): CompiledQuery {
  try {
    return compileQuery(filter);
  } catch (error) {
    if (error instanceof ClusterQueryError)
      return invalidParameter(`The filter is not an expression: ${error.problem} (character ${error.index + 1})`);
    throw error;
  }
}

function targetOf(view: View, row: ContainerInstanceRow): QueryTarget {
  const tasks = [...view.tasksOnInstance(row.arn)];
  return {
    agentConnected: row.agentConnected,
    agentVersion: row.versionInfo?.agentVersion,
    ec2InstanceId: row.ec2InstanceId,
    registeredAt: row.registeredAt,
    runningTasksCount: tasks.filter(({ status }) => status.lastStatus === "RUNNING").length,
    attribute(name) {
      const attribute = row.attributes.find((one) => one.name === name);
      return attribute && (attribute.value ?? "");
    },
    taskGroups: () => tasks.map(({ spec }) => spec.group),
  };
}
