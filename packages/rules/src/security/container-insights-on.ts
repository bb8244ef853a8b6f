import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const containerInsightsOn: Rule = rule({
  id: "container-insights-on",
  severity: "warning",
  stage: "never",
  on: "cluster",
  packs: { "security-hub": "ECS.12", "control-tower": "CT.ECS.PR.2", "aws-config": "ecs-container-insights-enabled" },
  summary: "A cluster has Container Insights on.",
  source: "Security Hub, Amazon ECS controls",
  docs: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-12",
  messages: { off: "Container Insights is off." },
  hint: 'Write `"settings": [{ "name": "containerInsights", "value": "enhanced" }]`.',
  check({ settings = [] }, report) {
    const value = settings.find(({ name }) => name === "containerInsights")?.value;
    if (value !== "enabled" && value !== "enhanced") report("off", ["settings"]);
  },
});
