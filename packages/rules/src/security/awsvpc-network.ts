import { networkMode } from "../network.js";
import { isPlaceholder } from "../placeholder.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const awsvpcNetwork: Rule = rule({
  id: "awsvpc-network",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  packs: { "control-tower": "CT.ECS.PR.4", "aws-config": "ecs-awsvpc-networking-enabled" },
  summary: "Tasks have the network mode awsvpc.",
  source: "Control Tower, Amazon ECS controls; AWS Config managed rules",
  docs: "https://docs.aws.amazon.com/controltower/latest/controlreference/ecs-rules.html",
  messages: { other: "The network mode is {mode}: the task has no security groups of its own." },
  hint: 'Write `"networkMode": "awsvpc"`.',
  check(task, report) {
    const mode = networkMode(task) ?? "default";
    if (mode !== "awsvpc" && !isPlaceholder(mode)) report("other", ["networkMode"], { mode });
  },
});
