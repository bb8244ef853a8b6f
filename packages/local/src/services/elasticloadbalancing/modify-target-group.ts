import type { ModifyTargetGroupInput, ModifyTargetGroupOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { healthChecks, requireTargetGroup, targetGroupOutput } from "./target-groups.js";

export const modifyTargetGroup: Operation<ModifyTargetGroupInput, ModifyTargetGroupOutput> = operation(
  "ModifyTargetGroup",
  ({ input, view }) => {
    const row = requireTargetGroup(view, input.TargetGroupArn);
    const { TargetGroupArn: _arn, ...said } = input;
    const targetGroup = { ...row.targetGroup, ...healthChecks(row.targetGroup, { ...row.targetGroup, ...said }) };
    return {
      output: { TargetGroups: [targetGroupOutput(view, { ...row, targetGroup })] },
      commands: [{ op: "patch", table: "targetGroups", key: row.arn, row: { targetGroup }, why: "ModifyTargetGroup" }],
    };
  },
);
