import type { GetTaskProtectionRequest, GetTaskProtectionResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { atMost } from "./describe-each.js";
import { requireCluster } from "./refs.js";
import { protectableTasks, protectedTaskOutput } from "./task-protection.js";

/** Of the tasks that are named, or else of every service's task of the cluster that is protected (the latter is not documented). */
export const getTaskProtection: Operation<GetTaskProtectionRequest, GetTaskProtectionResponse> = operation("GetTaskProtection", (call) => {
  const { input, view } = call;
  const cluster = requireCluster(call, input.cluster);
  const tasks = input.tasks ?? [];
  atMost(tasks, 100, "Tasks");
  if (tasks.length === 0) {
    const guarded = [...view.tasksOfCluster(cluster.arn)].filter(({ status }) => status.protectedUntil !== undefined);
    return { output: { protectedTasks: guarded.map(({ arn, status }) => protectedTaskOutput(arn, status.protectedUntil)), failures: [] } };
  }
  const { found, failures } = protectableTasks(call, cluster, tasks);
  return { output: { protectedTasks: found.map(({ task }) => protectedTaskOutput(task.arn, task.status.protectedUntil)), failures } };
});
