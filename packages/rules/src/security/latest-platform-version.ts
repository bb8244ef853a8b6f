import { isWindows } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const latestPlatformVersion: Rule = rule({
  id: "latest-platform-version",
  severity: "warning",
  stage: "never",
  on: ["service", "runTask"],
  packs: { "security-hub": "ECS.10", "aws-config": "ecs-fargate-latest-platform-version" },
  summary: "Fargate runs the latest platform version.",
  source: "Security Hub, Amazon ECS controls",
  docs: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-10",
  needs: "platformVersion",
  messages: { older: "Platform version {version} is not the latest one." },
  hint: "Write LATEST, or remove `platformVersion`.",
  check({ platformVersion: version }, report, { taskDefinition }) {
    const latest = taskDefinition && isWindows(taskDefinition) ? "1.0.0" : "1.4.0";
    if (version !== undefined && version !== "LATEST" && version !== latest) report("older", ["platformVersion"], { version });
  },
});
