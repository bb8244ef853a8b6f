import type { Action } from "@stowage/model/elbv2";
import { forwardedTo } from "../balancers.js";
import { namesOf, quoted } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const loadBalancerReferences: Rule = rule({
  id: "load-balancer-references",
  severity: "error",
  stage: "api",
  on: "assembly",
  summary: "Listeners and rules forward to target groups of the Assembly by name, or to others by ARN.",
  source: "Action$TargetGroupArn",
  docs: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html",
  aws: { type: "TargetGroupNotFound", sure: "unknown" },
  messages: { unknown: 'There is no target group "{group}" in the Assembly, and it is no ARN.' },
  hint: "Name one of these, or an ARN: {names}.",
  check({ loadBalancers = {} }, report) {
    const balancers = Object.entries(loadBalancers);
    const known = namesOf(balancers.flatMap(([, { targetGroups = [] }]) => targetGroups.map(({ Name }) => Name)));
    const look = (actions: readonly Action[] | undefined, at: readonly (string | number)[]): void => {
      const wrong = forwardedTo(actions).find((group) => !group.startsWith("arn:") && !known.has(group));
      if (wrong !== undefined) report("unknown", at, { group: wrong, names: quoted(known.list) });
    };
    for (const [name, { listeners = [], rules = [] }] of balancers) {
      for (const [index, { DefaultActions }] of listeners.entries())
        look(DefaultActions, ["loadBalancers", name, "listeners", index, "DefaultActions"]);
      for (const [index, { Actions }] of rules.entries()) look(Actions, ["loadBalancers", name, "rules", index, "Actions"]);
    }
  },
});
