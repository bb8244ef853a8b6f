import { limits } from "@stowage/model";
import { removeTwin } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const tagsMax: Rule = rule({
  id: "tags-max",
  severity: "error",
  stage: ["register", "create-service", "run-task", "cluster", "api"],
  on: ["taskDefinition", "service", "runTask", "cluster", "capacityProvider"],
  summary: "A resource has at most 50 tags, each key once.",
  source: "CreateServiceRequest$tags",
  docs: "ecs-using-tags",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "tags",
  messages: { many: "There are {count} tags; AWS takes {max}.", twice: 'The tag key "{key}" is given twice.' },
  hint: "Keep {max} tags at most, each key once.",
  fix: removeTwin,
  check({ tags = [] }, report) {
    const { max } = limits.tagsPerResource;
    if (tags.length > max) report("many", ["tags"], { count: tags.length, max });
    const seen = new Set<string>();
    for (const [index, { key = "" }] of tags.entries()) {
      if (seen.has(key)) report("twice", ["tags", index, "key"], { key, max });
      seen.add(key);
    }
  },
});
