import type { DescribeTaskDefinitionRequest, DescribeTaskDefinitionResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { tagsOf } from "../tags.js";
import { findTaskDefinition } from "./refs.js";
import { clientError } from "./refuse.js";
import { describedTaskDefinition } from "./described-task-definition.js";

/** A family alone means its latest ACTIVE revision; an INACTIVE one is described by `family:revision` or ARN. */
export const describeTaskDefinition: Operation<DescribeTaskDefinitionRequest, DescribeTaskDefinitionResponse> = operation(
  "DescribeTaskDefinition",
  (call) => {
    const row = findTaskDefinition(call, call.input.taskDefinition);
    if (row === undefined) return clientError("Unable to describe task definition.");
    const withTags = call.input.include?.includes("TAGS") === true;
    return { output: { taskDefinition: describedTaskDefinition(row), ...(withTags && { tags: tagsOf(call.view, row.arn) }) } };
  },
);
