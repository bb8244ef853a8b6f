import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const platformVersionLatest: Rule = rule({
  id: "platform-version-latest",
  severity: "warning",
  stage: "never",
  on: ["service", "runTask"],
  packs: { "control-tower": "CT.ECS.PR.1" },
  summary: "The platform version of Fargate is LATEST, and no number.",
  source: "Control Tower, Amazon ECS controls",
  docs: "https://docs.aws.amazon.com/controltower/latest/controlreference/ecs-rules.html",
  needs: "platformVersion",
  messages: { pinned: "Platform version {version} stays when a newer one comes." },
  hint: "Write LATEST, or remove `platformVersion`.",
  check({ platformVersion: version }, report) {
    if (version !== undefined && version !== "LATEST") report("pinned", ["platformVersion"], { version });
  },
});
