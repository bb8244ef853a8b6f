import type { DeregisterScalableTargetRequest, DeregisterScalableTargetResponse } from "@stowage/model/application-autoscaling";
import type { Command } from "../../control/types.js";
import { operation, type Operation } from "../operation.js";
import { dropTags } from "../tags.js";
import { dropPolicy } from "./drop-policy.js";
import { policiesOf, scheduledActionsOf } from "./policies.js";
import { requireTarget, targetKey } from "./scalable-targets.js";

/** Its policies and scheduled actions go with it; the desired count stays as it is. */
export const deregisterScalableTarget: Operation<DeregisterScalableTargetRequest, DeregisterScalableTargetResponse> = operation(
  "DeregisterScalableTarget",
  (call) => {
    const { input, view, place, now } = call;
    const key = targetKey(place, input);
    const { target } = requireTarget(call, input);
    const why = "DeregisterScalableTarget";
    const policies = policiesOf(view, place, input).flatMap((row) => dropPolicy(view, row, now, why));
    const activities: readonly Command[] =
      view.get("scalingActivities", key) === undefined ? [] : [{ op: "delete", table: "scalingActivities", key, why }];
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
        ...activities,
        { op: "delete", table: "scalableTargets", key, why },
        ...dropTags(view, target.ScalableTargetARN ?? ""),
      ],
    };
  },
);
