import type { CreateListenerInput, CreateListenerOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { formatArn } from "@stowage/model";
import { AwsException } from "../aws-exception.js";
import { newTags } from "../tags.js";
import { checkActions } from "./actions.js";
import { readTags } from "./elb-tags.js";
import { checkListener, listenerOutput, listenersOf } from "./listeners.js";
import { requireLoadBalancer } from "./load-balancers.js";

export const createListener: Operation<CreateListenerInput, CreateListenerOutput> = operation(
  "CreateListener",
  ({ input, view, place, random }) => {
    const balancer = requireLoadBalancer(view, input.LoadBalancerArn);
    const { LoadBalancerArn: _arn, DefaultActions, Tags, ...said } = input;
    const checked = checkListener(balancer.loadBalancer.Type ?? "application", said);
    const others = listenersOf(view, balancer.arn);
    if (others.some(({ port }) => port === checked.Port)) {
      throw new AwsException("DuplicateListenerException", "A listener already exists on this port for this load balancer");
    }
    if (others.length >= mostListeners)
      throw new AwsException("TooManyListenersException", `A load balancer has at most ${mostListeners} listeners.`);
    const actions = checkActions(view, balancer.arn, DefaultActions ?? []);
    const tags = readTags(Tags);
    const path = `${balancer.arn.split(":loadbalancer/")[1]!}/${random.hex(16)}`;
    const arn = formatArn(place, "elasticloadbalancing", `listener/${path}`);
    const listener = { ListenerArn: arn, LoadBalancerArn: balancer.arn, ...checked, DefaultActions: actions };
    const row = {
      arn,
      loadBalancerArn: balancer.arn,
      port: checked.Port ?? 0,
      listener,
      attributes: {},
      defaultRuleArn: formatArn(place, "elasticloadbalancing", `listener-rule/${path}/${random.hex(16)}`),
    };
    return {
      output: { Listeners: [listenerOutput(row)] },
      commands: [{ op: "put", table: "listeners", key: arn, row, why: "CreateListener" }, ...newTags(arn, tags, "CreateListener")],
    };
  },
);

/** Source: quotas of Application Load Balancers, listeners per load balancer, 2026-11. */
const mostListeners = 50;
