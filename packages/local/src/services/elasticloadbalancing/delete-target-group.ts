import type { DeleteTargetGroupInput, DeleteTargetGroupOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { say } from "../../control/service/say.js";
import { missingText } from "../../control/service/stop-tasks.js";
import type { Command, ServiceEvent } from "../../control/types.js";
import type { View } from "../../state/view.js";
import { isInUse } from "../../control/load-balancing/target-health.js";
import { targetKey } from "../../control/load-balancing/targets.js";
import { AwsException } from "../aws-exception.js";
import { dropTags } from "../tags.js";

/**
 * Deletes it with its registrations; one that is not there is deleted already. Services whose running tasks are registered in it are told
 * so (when exactly ECS notices is not documented); from then on it is a group that the engine does not hold.
 */
export const deleteTargetGroup: Operation<DeleteTargetGroupInput, DeleteTargetGroupOutput> = operation(
  "DeleteTargetGroup",
  ({ input, view }) => {
    const arn = input.TargetGroupArn ?? "";
    if (view.get("targetGroups", arn) === undefined) return { output: {} };
    if (isInUse(view, arn)) {
      throw new AwsException("ResourceInUseException", `Target group '${arn}' is currently in use by a listener or a rule`);
    }
    const why = "DeleteTargetGroup";
    const rows = [...view.targetsOfGroup(arn)];
    const targets = rows.map((target): Command => ({
      op: "delete",
      table: "targets",
      key: targetKey(arn, target),
      why,
    }));
    const events = rows.flatMap(({ taskArn }) => toldOf(view, taskArn, arn));
    return { output: {}, events, commands: [...targets, ...dropTags(view, arn), { op: "delete", table: "targetGroups", key: arn, why }] };
  },
);

function toldOf(view: View, taskArn: string | undefined, groupArn: string): readonly ServiceEvent[] {
  const task = taskArn === undefined ? undefined : view.task(taskArn);
  const service = task?.spec.serviceArn === undefined ? undefined : view.get("services", task.spec.serviceArn);
  if (!task || !service || task.status.desiredStatus === "STOPPED") return [];
  return [say(service, missingText(task, groupArn, "TARGET GROUP IS NOT FOUND"))];
}
