import type { DescribeLoadBalancersInput, DescribeLoadBalancersOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { loadBalancerOutput, loadBalancersIn, requireLoadBalancer } from "./load-balancers.js";
import { elbPage } from "./pages.js";
import { invalid, notFound } from "./refuse.js";

export const describeLoadBalancers: Operation<DescribeLoadBalancersInput, DescribeLoadBalancersOutput> = operation(
  "DescribeLoadBalancers",
  (call) => {
    const { input, view, now } = call;
    const { LoadBalancerArns = [], Names = [] } = input;
    if (LoadBalancerArns.length > 0 && Names.length > 0) invalid("Names and ARNs cannot be specified at the same time.");
    const all = loadBalancersIn(call);
    const chosen =
      LoadBalancerArns.length > 0
        ? LoadBalancerArns.map((arn) => requireLoadBalancer(view, arn))
        : Names.length > 0
          ? Names.map((name) => all.find((row) => row.name === name) ?? notFound("LoadBalancer", `Load balancers '[${name}]' not found`))
          : all;
    const { items, NextMarker } = elbPage(chosen, ({ arn }) => arn, input);
    return { output: { LoadBalancers: items.map((row) => loadBalancerOutput(row, now)), NextMarker } };
  },
);
