import { ecsArn, formatArn } from "@stowage/model";
import type { RegisterTaskDefinitionRequest, RegisterTaskDefinitionResponse } from "@stowage/model/ecs";
import type { TaskDefinitionRow } from "../../state/rows.js";
import { operation, type Operation } from "../operation.js";
import { checkTags, newTags } from "../tags.js";
import { judgeDefinition } from "./judged-definition.js";
import { familyKey } from "./refs.js";
import { describedTaskDefinition } from "./described-task-definition.js";

/** Revisions count up from 1 in each family and are never used again, not even when all of them were deleted. */
export const registerTaskDefinition: Operation<RegisterTaskDefinitionRequest, RegisterTaskDefinitionResponse> = operation(
  "RegisterTaskDefinition",
  ({ input, view, place, now }) => {
    const judged = judgeDefinition(input);
    const tags = checkTags(input.tags, "InvalidParameterException");
    const key = familyKey(place, input.family);
    const latest = view.get("families", key)?.latest ?? 0;
    const revision = latest + 1;
    const arn = ecsArn.taskDefinition(place, input.family, revision);
    const row: TaskDefinitionRow = {
      arn,
      family: input.family,
      revision,
      status: "ACTIVE",
      ...judged,
      registeredAt: now,
      registeredBy: formatArn({ ...place, region: "" }, "iam", "root"),
    };
    return {
      output: { taskDefinition: describedTaskDefinition(row), tags },
      commands: [
        { op: latest === 0 ? "put" : "patch", table: "families", key, row: { latest: revision }, why: "the next revision" },
        { op: "put", table: "taskDefinitions", key: arn, row, why: "RegisterTaskDefinition" },
        ...newTags(arn, tags, "RegisterTaskDefinition"),
      ],
    };
  },
);
