import { attributeLists } from "../load-balancing-attributes.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const loadBalancingAttributeOwner: Rule = rule({
  id: "load-balancing-attribute-owner",
  severity: "error",
  stage: "api",
  on: "assembly",
  summary: "Attributes belong to a load balancer, a target group or a listener of the same entry, by name.",
  source: "ModifyTargetGroupAttributesInput$TargetGroupArn",
  docs: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyTargetGroupAttributes.html",
  aws: { type: "ValidationError", sure: "unknown" },
  messages: { unknown: "The entry has no such owner of attributes: {owner} is not there." },
  hint: "Name what stands beside it: the load balancer, one of its target groups, or a listener as LOADBALANCER:PORT.",
  check(assembly, report) {
    for (const { owner, at, member, known } of attributeLists(assembly))
      if (known === undefined) report("unknown", [...at, member], { owner });
  },
});
