import type { RegisterTargetsInput, RegisterTargetsOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { registerTarget } from "../../control/load-balancing/targets.js";
import { checkTarget } from "./check-target.js";
import { requireTargetGroup } from "./target-groups.js";

export const registerTargets: Operation<RegisterTargetsInput, RegisterTargetsOutput> = operation(
  "RegisterTargets",
  ({ input, view, now }) => {
    const group = requireTargetGroup(view, input.TargetGroupArn);
    const targets = (input.Targets ?? []).map((target) => checkTarget(group, target));
    const commands = targets.flatMap((target) => registerTarget(view, group.arn, target, now));
    return { output: {}, commands };
  },
);
