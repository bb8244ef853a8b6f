import { forwardedTo, ownTargetGroup } from "../balancers.js";
import { loadBalancersOf } from "../services.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const targetGroupAttached: Rule = rule({
  id: "target-group-attached",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "Some listener or rule sends requests to a service's target group.",
  source: "text: hashicorp/terraform#32908, cloudposse/terraform-aws-ecs-web-app#226",
  docs: "API_LoadBalancer",
  aws: {
    type: "InvalidParameterException",
    text: "The target group with targetGroupArn {group} does not have an associated load balancer.",
    sure: "seen",
  },
  needs: "targetGroupArn",
  messages: { alone: 'No listener and no rule sends anything to "{group}".' },
  hint: "Forward to it in the default actions of a listener, or in a rule.",
  check(service, report, { assembly }) {
    for (const [index, { targetGroupArn: group }] of loadBalancersOf(service).entries()) {
      const own = ownTargetGroup(assembly, group);
      if (!own) continue;
      const { listeners = [], rules = [] } = own.balancer;
      const reached = [...listeners.map(({ DefaultActions }) => DefaultActions), ...rules.map(({ Actions }) => Actions)];
      if (!reached.some((actions) => forwardedTo(actions).includes(group!)))
        report("alone", ["loadBalancers", index, "targetGroupArn"], { group: group! });
    }
  },
});
