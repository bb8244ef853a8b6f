import { attributeTakes, takesValue } from "@stowage/model";
import { attributeLists, everyAttribute } from "../load-balancing-attributes.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const loadBalancingAttributes: Rule = rule({
  id: "load-balancing-attributes",
  severity: "error",
  stage: "api",
  on: "assembly",
  summary: "A load balancer, a target group or a listener has the attributes of its own kind, each once, with a value that it takes.",
  source: "LoadBalancerAttribute$Key, TargetGroupAttribute$Key, ListenerAttribute$Key",
  docs: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html",
  aws: { type: "InvalidConfigurationRequest", sure: "unknown" },
  messages: {
    value: '{key} of {owner} takes {takes}, not "{value}".',
    elsewhere: "{key} is no attribute of {owner}: others have it, of another type or protocol.",
    twice: "{key} stands twice among the attributes of {owner}.",
  },
  hint: "Write each attribute once, where its kind has it, with a value that it takes; what is left out has its default.",
  check(assembly, report) {
    for (const { owner, at, known, attributes } of attributeLists(assembly)) {
      const seen = new Set<string>();
      for (const [index, { Key: key, Value: value }] of attributes.entries()) {
        if (key === undefined) continue;
        const here = [...at, "Attributes", index];
        const attribute = (known ?? everyAttribute)[key];
        if (seen.has(key)) report("twice", [...here, "Key"], { key, owner });
        else if (attribute === undefined && everyAttribute[key] !== undefined) report("elsewhere", [...here, "Key"], { key, owner });
        else if (attribute !== undefined && value !== undefined && !takesValue(attribute, value))
          report("value", [...here, "Value"], { key, owner, value, takes: attributeTakes(attribute) });
        seen.add(key);
      }
    }
  },
});
