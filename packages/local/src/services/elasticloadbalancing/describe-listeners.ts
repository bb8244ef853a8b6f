import type { DescribeListenersInput, DescribeListenersOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { listenerOutput, listenersOf, requireListener } from "./listeners.js";
import { requireLoadBalancer } from "./load-balancers.js";
import { elbPage } from "./pages.js";
import { invalid } from "./refuse.js";

export const describeListeners: Operation<DescribeListenersInput, DescribeListenersOutput> = operation(
  "DescribeListeners",
  ({ input, view }) => {
    const { ListenerArns = [], LoadBalancerArn } = input;
    if (ListenerArns.length === 0 && LoadBalancerArn === undefined) {
      return invalid("You must specify either listener ARNs or a load balancer ARN");
    }
    const chosen =
      ListenerArns.length > 0
        ? ListenerArns.map((arn) => requireListener(view, arn))
        : listenersOf(view, requireLoadBalancer(view, LoadBalancerArn).arn);
    const { items, NextMarker } = elbPage(chosen, ({ arn }) => arn, input);
    return { output: { Listeners: items.map(listenerOutput), NextMarker } };
  },
);
