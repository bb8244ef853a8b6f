import type { CreateTaskSetRequest, CreateTaskSetResponse } from "@stowage/model/ecs";
import { newTaskSet } from "../../control/task-sets/new-task-set.js";
import { AwsException } from "../aws-exception.js";
import { remember, remembered } from "../client-token.js";
import { operation, type Operation } from "../operation.js";
import { checkTags, newTags, tagsOf } from "../tags.js";
import { invalidParameter } from "./refuse.js";
import { runnableDefinition } from "./runnable-definition.js";
import { serviceSettings } from "./service-settings.js";
import { taskSetOutput } from "./task-set-output.js";
import { requireTaskSetService, scalePercent } from "./task-sets.js";

/** How many task sets a service has at most. Source: Developer Guide, "Amazon ECS service quotas"; 2026-08. */
const most = 5;

/** Another set of a service's tasks; it serves nothing until somebody says so. */
export const createTaskSet: Operation<CreateTaskSetRequest, CreateTaskSetResponse> = operation("CreateTaskSet", (call) => {
  const { input, view, now, random } = call;
  const { cluster, service } = requireTaskSetService(call);
  const { clientToken, ...parameters } = input;
  const earlier = remembered(call, "CreateTaskSet", clientToken, parameters);
  const known = view.get("taskSets", earlier?.resources[0] ?? "");
  if (earlier && !earlier.sameParameters) invalidParameter("The clientToken was used before, with other parameters.");
  if (known) return { output: { taskSet: { ...taskSetOutput(view, service, known), tags: tagsOf(view, known.arn) } } };
  if (view.taskSetsOf(service.arn).length >= most) {
    throw new AwsException("LimitExceededException", `A service has at most ${most} task sets.`);
  }
  const definition = runnableDefinition(call, input.taskDefinition, "ClientException");
  const settings = serviceSettings(call, { cluster, definition, serviceArn: service.arn }, input);
  const scale = scalePercent(input.scale);
  const tags = checkTags(input.tags, "InvalidParameterException");
  const row = newTaskSet(view, service, settings, { status: "ACTIVE", scale, externalId: input.externalId }, now, random);
  return {
    output: { taskSet: { ...taskSetOutput(view, service, row), tags } },
    commands: [
      { op: "put", table: "taskSets", key: row.id, row, why: "CreateTaskSet" },
      ...newTags(row.arn, tags, "CreateTaskSet"),
      ...remember(call, "CreateTaskSet", clientToken, { parameters, resources: [row.id] }),
    ],
  };
});
