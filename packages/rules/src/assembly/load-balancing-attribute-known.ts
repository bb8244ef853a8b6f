import { nearest } from "@stowage/model";
import { attributeLists, everyAttribute } from "../load-balancing-attributes.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const loadBalancingAttributeKnown: Rule = rule({
  id: "load-balancing-attribute-known",
  severity: "warning",
  stage: "api",
  on: "assembly",
  summary: "An attribute of a load balancer, a target group or a listener is one that AWS documents.",
  source: "LoadBalancerAttribute$Key, TargetGroupAttribute$Key, ListenerAttribute$Key; a warning, since AWS adds some every year",
  docs: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html",
  messages: { unknown: "{key} of {owner} is no attribute that is known here." },
  hint: "Write {near}, or leave it if AWS has it by now.",
  check(assembly, report) {
    for (const { owner, at, known, attributes } of attributeLists(assembly)) {
      for (const [index, { Key: key }] of attributes.entries()) {
        if (key === undefined || everyAttribute[key] !== undefined) continue;
        const near = nearest(key, Object.keys(known ?? everyAttribute)) ?? "one of those on AWS's page";
        report("unknown", [...at, "Attributes", index, "Key"], { key, owner, near });
      }
    }
  },
});
