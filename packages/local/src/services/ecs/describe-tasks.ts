import type { DescribeTasksRequest, DescribeTasksResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { tagsOf } from "../tags.js";
import { describeEach, oneToMost } from "./describe-each.js";
import { describedTask } from "./described-task.js";
import { requireCluster, taskArnOf } from "./refs.js";
import { taskOutput } from "./task-output.js";

/** Tasks of another cluster are MISSING, and so are those that stopped too long ago. */
export const describeTasks: Operation<DescribeTasksRequest, DescribeTasksResponse> = operation("DescribeTasks", (call) => {
  const { input, view, place } = call;
  const cluster = requireCluster(call, input.cluster);
  oneToMost(input.tasks, 100, "Tasks");
  const withTags = input.include?.includes("TAGS") === true;
  const { found, failures } = describeEach(
    input.tasks.map((task) => taskArnOf(place, cluster, task)),
    (arn) => {
      const task = view.task(arn);
      return task?.spec.clusterArn === cluster.arn ? task : undefined;
    },
  );
  const tasks = found.map((task) => (withTags ? { ...taskOutput(view, task), tags: tagsOf(view, task.arn) } : describedTask(view, task)));
  return { output: { tasks, failures } };
});
