import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const noHostNetwork: Rule = rule({
  id: "no-host-network",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  packs: { "security-hub": "ECS.17", "aws-config": "ecs-task-definition-network-mode-not-host" },
  summary: "Tasks do not use the host's network.",
  source: "Security Hub, Amazon ECS controls",
  docs: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-17",
  needs: "networkMode=host",
  messages: { host: "The containers share the instance's network, its loopback interface and metadata service included." },
  hint: 'Write `"networkMode": "awsvpc"`.',
  check({ networkMode: mode }, report) {
    if (mode === "host") report("host", ["networkMode"]);
  },
});
