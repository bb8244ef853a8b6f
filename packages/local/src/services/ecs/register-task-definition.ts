import { ecsArn, formatArn, registeredForm } from "@stowage/model";
import type { RegisterTaskDefinitionRequest, RegisterTaskDefinitionResponse } from "@stowage/model/ecs";
import { checkTaskDefinition, compatibilitiesOf } from "@stowage/rules";
import type { TaskDefinitionRow } from "../../state/rows.js";
import { operation, type Operation } from "../operation.js";
import { checkTags, newTags } from "../tags.js";
import { refuseFirst } from "./refuse-first.js";
import { familyKey } from "./refs.js";
import { requiresAttributes } from "./requires-attributes.js";
import { taskDefinitionOutput } from "./task-definition-output.js";

/** Revisions count up from 1 in each family and are never used again, not even when all of them were deleted. */
export const registerTaskDefinition: Operation<RegisterTaskDefinitionRequest, RegisterTaskDefinitionResponse> = operation(
  "RegisterTaskDefinition",
  ({ input, view, place, now }) => {
    refuseFirst(checkTaskDefinition(input, { stage: "register" }), "ClientException");
    const { tags: given, ...request } = input;
    const tags = checkTags(given, "InvalidParameterException");
    const key = familyKey(place, input.family);
    const latest = view.get("families", key)?.latest ?? 0;
    const revision = latest + 1;
    const arn = ecsArn.taskDefinition(place, input.family, revision);
    const definition = registeredForm(request);
    const row: TaskDefinitionRow = {
      arn,
      family: input.family,
      revision,
      status: "ACTIVE",
      definition,
      compatibilities: compatibilitiesOf(request),
      requiresAttributes: requiresAttributes(definition),
      registeredAt: now,
      registeredBy: formatArn({ ...place, region: "" }, "iam", "root"),
    };
    return {
      output: { taskDefinition: taskDefinitionOutput(row), tags },
      commands: [
        { op: latest === 0 ? "put" : "patch", table: "families", key, row: { latest: revision }, why: "the next revision" },
        { op: "put", table: "taskDefinitions", key: arn, row, why: "RegisterTaskDefinition" },
        ...newTags(arn, tags, "RegisterTaskDefinition"),
      ],
    };
  },
);
