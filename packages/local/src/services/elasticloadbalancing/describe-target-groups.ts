import type { DescribeTargetGroupsInput, DescribeTargetGroupsOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { loadBalancersOf } from "../../control/load-balancing/target-health.js";
import { requireLoadBalancer } from "./load-balancers.js";
import { elbPage } from "./pages.js";
import { notFound } from "./refuse.js";
import { requireTargetGroup, targetGroupOutput, targetGroupsIn } from "./target-groups.js";

export const describeTargetGroups: Operation<DescribeTargetGroupsInput, DescribeTargetGroupsOutput> = operation(
  "DescribeTargetGroups",
  (call) => {
    const { input, view } = call;
    const { TargetGroupArns = [], Names = [], LoadBalancerArn } = input;
    const all = targetGroupsIn(call);
    if (LoadBalancerArn !== undefined) requireLoadBalancer(view, LoadBalancerArn);
    const chosen =
      TargetGroupArns.length > 0
        ? TargetGroupArns.map((arn) => requireTargetGroup(view, arn))
        : Names.length > 0
          ? Names.map((name) => all.find((row) => row.name === name) ?? notFound("TargetGroup", "One or more target groups not found"))
          : LoadBalancerArn !== undefined
            ? all.filter(({ arn }) => loadBalancersOf(view, arn).includes(LoadBalancerArn))
            : all;
    const { items, NextMarker } = elbPage(chosen, ({ arn }) => arn, input);
    return { output: { TargetGroups: items.map((row) => targetGroupOutput(view, row)), NextMarker } };
  },
);
