import { containers } from "../containers.js";
import { isPlaceholder } from "../placeholder.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const firelensRouterUsed: Rule = rule({
  id: "firelens-router-used",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A container with `firelensConfiguration` needs another one that logs with awsfirelens.",
  source: "text: aws/amazon-cloudwatch-logs-for-fluent-bit#20",
  docs: "using_firelens",
  aws: {
    type: "ClientException",
    text: "When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver.",
    sure: "seen",
  },
  needs: "firelensConfiguration",
  messages: { unused: '"{container}" routes logs, and no container sends it any.' },
  hint: "Log with awsfirelens, or remove `firelensConfiguration`: a router without it works as a plain sidecar.",
  check(task, report) {
    const drivers = task.containerDefinitions.map(({ logConfiguration }) => logConfiguration?.logDriver ?? "");
    if (drivers.some((driver) => driver === "awsfirelens" || isPlaceholder(driver))) return;
    const router = containers(task).find(({ container }) => container.firelensConfiguration);
    if (router) report("unused", [...router.at, "firelensConfiguration"], { container: router.name });
  },
});
