import type { DeregisterTargetsInput, DeregisterTargetsOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { deregisterTarget } from "../../control/load-balancing/targets.js";
import { registrationsOf } from "./check-target.js";
import { requireTargetGroup } from "./target-groups.js";

/** What is not registered is deregistered already; a target without a port means all of its ports. */
export const deregisterTargets: Operation<DeregisterTargetsInput, DeregisterTargetsOutput> = operation(
  "DeregisterTargets",
  ({ input, view, now }) => {
    const group = requireTargetGroup(view, input.TargetGroupArn);
    const targets = (input.Targets ?? []).flatMap((target) => registrationsOf(view, group.arn, target));
    return { output: {}, commands: targets.flatMap((target) => deregisterTarget(view, group.arn, target, now)) };
  },
);
