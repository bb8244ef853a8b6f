import type { DescribeTaskSetsRequest, DescribeTaskSetsResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { tagsOf } from "../tags.js";
import { describeEach } from "./describe-each.js";
import { taskSetOutput } from "./task-set-output.js";
import { findTaskSet, requireTaskSetService } from "./task-sets.js";

/** Those that are named, or else all of the service. */
export const describeTaskSets: Operation<DescribeTaskSetsRequest, DescribeTaskSetsResponse> = operation("DescribeTaskSets", (call) => {
  const { input, view } = call;
  const { service } = requireTaskSetService(call);
  const withTags = input.include?.includes("TAGS") === true;
  const { found, failures } = input.taskSets?.length
    ? describeEach(input.taskSets, (reference) => findTaskSet(call, service, reference))
    : { found: view.taskSetsOf(service.arn), failures: [] };
  const taskSets = found.map((row) => ({ ...taskSetOutput(view, service, row), ...(withTags && { tags: tagsOf(view, row.arn) }) }));
  return { output: { taskSets, failures } };
});
