import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { hasOwnTag } from "./own-tags.js";

export const capacityProviderTags: Rule = rule({
  id: "capacity-provider-tags",
  severity: "warning",
  stage: "never",
  on: "capacityProvider",
  packs: { "aws-config": "ecs-capacity-provider-tagged" },
  summary: "A capacity provider has a tag.",
  source: "AWS Config managed rules",
  docs: "https://docs.aws.amazon.com/config/latest/developerguide/ecs-capacity-provider-tagged.html",
  messages: { none: "There is no tag here: nothing says whose it is." },
  hint: 'Write `"tags": [{ "key": "owner", "value": "…" }]`.',
  check({ tags }, report) {
    if (!hasOwnTag(tags)) report("none", ["tags"]);
  },
});
