import type { DescribeTargetHealthInput, DescribeTargetHealthOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { targetHealth } from "../../control/load-balancing/target-health.js";
import { targetKey, targetOf } from "../../control/load-balancing/targets.js";
import { targetOutput } from "./check-target.js";
import { requireTargetGroup } from "./target-groups.js";

export const describeTargetHealth: Operation<DescribeTargetHealthInput, DescribeTargetHealthOutput> = operation(
  "DescribeTargetHealth",
  ({ input, view, now }) => {
    const { arn, targetGroup } = requireTargetGroup(view, input.TargetGroupArn);
    const named = input.Targets?.map(({ Id = "", Port }) => ({ id: Id, port: Port ?? targetGroup.Port }));
    const all = [...view.targetsOfGroup(arn)].toSorted((a, b) => (targetKey(arn, a) < targetKey(arn, b) ? -1 : 1));
    const checkPort = targetGroup.HealthCheckPort === "traffic-port" ? undefined : targetGroup.HealthCheckPort;
    const descriptions = (named ?? all).map((name) => ({
      Target: targetOutput(targetOf(view, arn, name) ?? name),
      HealthCheckPort: checkPort ?? (name.port === undefined ? undefined : String(name.port)),
      TargetHealth: targetHealth(view, arn, name, now),
    }));
    return { output: { TargetHealthDescriptions: descriptions } };
  },
);
