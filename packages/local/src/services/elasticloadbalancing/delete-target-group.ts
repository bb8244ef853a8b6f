import type { DeleteTargetGroupInput, DeleteTargetGroupOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import type { Command } from "../../control/types.js";
import { isInUse } from "../../control/load-balancing/target-health.js";
import { targetKey } from "../../control/load-balancing/targets.js";
import { AwsException } from "../aws-exception.js";
import { dropTags } from "../tags.js";

/** Deletes it with its registrations; one that is not there is deleted already. */
export const deleteTargetGroup: Operation<DeleteTargetGroupInput, DeleteTargetGroupOutput> = operation(
  "DeleteTargetGroup",
  ({ input, view }) => {
    const arn = input.TargetGroupArn ?? "";
    if (view.get("targetGroups", arn) === undefined) return { output: {} };
    if (isInUse(view, arn)) {
      throw new AwsException("ResourceInUseException", `Target group '${arn}' is currently in use by a listener or a rule`);
    }
    const why = "DeleteTargetGroup";
    const targets = [...view.targetsOfGroup(arn)].map((target): Command => ({
      op: "delete",
      table: "targets",
      key: targetKey(arn, target),
      why,
    }));
    return { output: {}, commands: [...targets, ...dropTags(view, arn), { op: "delete", table: "targetGroups", key: arn, why }] };
  },
);
