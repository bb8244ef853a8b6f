import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { hasOwnTag } from "./own-tags.js";

export const resourceTags: Rule = rule({
  id: "resource-tags",
  severity: "warning",
  stage: "never",
  on: ["taskDefinition", "service", "cluster"],
  packs: { "resource-tagging": ["ECS.13", "ECS.14", "ECS.15"] },
  summary: "Services, clusters and task definitions have a tag.",
  source: "Security Hub, Amazon ECS controls",
  docs: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-13",
  messages: { none: "There is no tag here: nothing says whose it is." },
  hint: 'Write `"tags": [{ "key": "owner", "value": "…" }]`.',
  check({ tags }, report) {
    if (!hasOwnTag(tags)) report("none", ["tags"]);
  },
});
