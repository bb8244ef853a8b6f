import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const propagateTags: Rule = rule({
  id: "propagate-tags",
  severity: "warning",
  stage: "never",
  on: "service",
  packs: { "aws-config": "ecs-service-propagate-tags-enabled" },
  summary: "A service's tasks get its tags or the task definition's.",
  source: "AWS Config managed rules",
  docs: "https://docs.aws.amazon.com/config/latest/developerguide/ecs-service-propagate-tags-enabled.html",
  messages: { none: "The service's tasks get no tags, so their cost belongs to nobody." },
  hint: 'Write `"propagateTags": "SERVICE"`.',
  check({ propagateTags: from }, report) {
    if (from === undefined || from === "NONE") report("none", ["propagateTags"]);
  },
});
