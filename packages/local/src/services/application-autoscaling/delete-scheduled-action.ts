import type { DeleteScheduledActionRequest, DeleteScheduledActionResponse } from "@stowage/model/application-autoscaling";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { scheduledActionsOf } from "./policies.js";
import { describeTarget } from "./scalable-targets.js";

export const deleteScheduledAction: Operation<DeleteScheduledActionRequest, DeleteScheduledActionResponse> = operation(
  "DeleteScheduledAction",
  ({ input, view, place }) => {
    const action = scheduledActionsOf(view, place, input).find((row) => row.ScheduledActionName === input.ScheduledActionName);
    if (action === undefined) {
      throw new AwsException(
        "ObjectNotFoundException",
        `No scheduled action found for ${describeTarget(input)}, scheduled action name: ${input.ScheduledActionName}`,
      );
    }
    return {
      output: {},
      commands: [{ op: "delete", table: "scheduledActions", key: action.ScheduledActionARN!, why: "DeleteScheduledAction" }],
    };
  },
);
