import type { DeregisterScalableTargetRequest, DeregisterScalableTargetResponse } from "@stowage/model/application-autoscaling";
import type { Command } from "../../control/types.js";
import { operation, type Operation } from "../operation.js";
import { dropTags } from "../tags.js";
import { policiesOf, scheduledActionsOf } from "./policies.js";
import { requireTarget, targetKey } from "./scalable-targets.js";

/** Its policies and scheduled actions go with it; the desired count stays as it is. */
export const deregisterScalableTarget: Operation<DeregisterScalableTargetRequest, DeregisterScalableTargetResponse> = operation(
  "DeregisterScalableTarget",
  (call) => {
    const { input, view, place } = call;
    const { target } = requireTarget(call, input);
    const why = "DeregisterScalableTarget";
    const policies = policiesOf(view, place, input).map((row): Command => ({
      op: "delete",
      table: "scalingPolicies",
      key: row.PolicyARN!,
      why,
    }));
    const actions = scheduledActionsOf(view, place, input).map((row): Command => ({
      op: "delete",
      table: "scheduledActions",
      key: row.ScheduledActionARN!,
      why,
    }));
    return {
      output: {},
      commands: [
        ...policies,
        ...actions,
        { op: "delete", table: "scalableTargets", key: targetKey(place, input), why },
        ...dropTags(view, target.ScalableTargetARN ?? ""),
      ],
    };
  },
);
