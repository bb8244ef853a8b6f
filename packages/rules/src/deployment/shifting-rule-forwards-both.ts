import type { LoadBalancer } from "@stowage/model";
import type { Action } from "@stowage/model/elbv2";
import { forwardedTo, ownTargetGroup } from "../balancers.js";
import { quoted } from "../containers.js";
import { loadBalancersOf } from "../services.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const shiftingRuleForwardsBoth: Rule = rule({
  id: "shifting-rule-forwards-both",
  severity: "warning",
  stage: "runtime",
  on: "service",
  summary: "The production rule of a blue/green, linear or canary deployment forwards to both target groups.",
  source: "developer guide, Application Load Balancer resources for blue/green deployments",
  docs: "alb-resources-for-blue-green",
  needs: "productionListenerRule",
  messages: { missing: '"{rule}" does not forward to {missing}, so that no traffic can be shifted.' },
  hint: "Forward to both target groups, the alternate one with the weight 0.",
  check(service, report, { assembly }) {
    for (const [index, { targetGroupArn, advancedConfiguration: shift }] of loadBalancersOf(service).entries()) {
      const { productionListenerRule: name, alternateTargetGroupArn } = shift ?? {};
      const own = ownTargetGroup(assembly, targetGroupArn);
      // A network load balancer has no rules; its listener sends everything to one group at a time.
      if (name === undefined || !own || own.balancer.loadBalancer.Type === "network") continue;
      const actions = actionsOf(own.balancer, name);
      if (actions === undefined) continue;
      const sent = forwardedTo(actions);
      const missing = [targetGroupArn, alternateTargetGroupArn].flatMap((group) =>
        group === undefined || sent.includes(group) ? [] : group,
      );
      if (missing.length > 0)
        report("missing", ["loadBalancers", index, "advancedConfiguration", "productionListenerRule"], {
          rule: name,
          missing: quoted(missing),
        });
    }
  },
});

/** The actions of a rule by the name that stands for its ARN: `LOADBALANCER:PORT/PRIORITY`, or `/default`. */
function actionsOf({ listeners = [], rules = [] }: LoadBalancer, name: string): readonly Action[] | undefined {
  const rule = rules.find(({ ListenerArn, Priority }) => `${ListenerArn}/${Priority}` === name);
  return rule?.Actions ?? listeners.find(({ LoadBalancerArn, Port }) => `${LoadBalancerArn}:${Port}/default` === name)?.DefaultActions;
}
