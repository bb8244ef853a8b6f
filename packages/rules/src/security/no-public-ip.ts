import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { awsvpcOf } from "../services.js";

export const noPublicIp: Rule = rule({
  id: "no-public-ip",
  severity: "warning",
  stage: "never",
  on: ["service", "runTask"],
  packs: { "security-hub": "ECS.2", "control-tower": "CT.ECS.PR.9" },
  summary: "Tasks get no public address.",
  source: "Security Hub, Amazon ECS controls",
  docs: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-2",
  needs: "assignPublicIp",
  messages: { address: "Each task gets an address that the internet can reach." },
  hint: "Run tasks in private subnets behind a load balancer, and reach out through NAT or VPC endpoints.",
  check(launched, report) {
    if (awsvpcOf(launched)?.assignPublicIp === "ENABLED")
      report("address", ["networkConfiguration", "awsvpcConfiguration", "assignPublicIp"]);
  },
});
