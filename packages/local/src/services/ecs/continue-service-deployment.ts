import type { ContinueServiceDeploymentRequest, ContinueServiceDeploymentResponse } from "@stowage/model/ecs";
import { record } from "../../control/deployments/record.js";
import { operation, type Operation } from "../operation.js";
import { invalidParameter } from "./refuse.js";
import { requireServiceDeployment } from "./require-service-deployment.js";

/**
 * Answers a pause of a deployment: it goes on, or it rolls back. Source: Amazon ECS Developer Guide, pause lifecycle hooks; the refusals'
 * texts are not documented.
 */
export const continueServiceDeployment: Operation<ContinueServiceDeploymentRequest, ContinueServiceDeploymentResponse> = operation(
  "ContinueServiceDeployment",
  (call) => {
    const { input, now } = call;
    const { row } = requireServiceDeployment(call, input.serviceDeploymentArn);
    const { stage } = row;
    const hook = stage?.hooks.find(({ id }) => id === input.hookId);
    if (!stage || !hook || hook.targetType !== "PAUSE")
      return invalidParameter(`The service deployment has no pause with the hook id ${input.hookId}.`);
    if (hook.status !== "AWAITING_ACTION" || row.status !== "IN_PROGRESS") {
      return invalidParameter(`The hook ${input.hookId} is ${hook.status} and awaits no action.`);
    }
    const status = input.action === "ROLLBACK" ? "FAILED" : "SUCCEEDED";
    const hooks = stage.hooks.map((other) => (other === hook ? ({ ...hook, status } as const) : other));
    return {
      output: { serviceDeploymentArn: row.arn },
      commands: [record(row, { stage: { ...stage, hooks } }, now, "ContinueServiceDeployment")],
    };
  },
);
