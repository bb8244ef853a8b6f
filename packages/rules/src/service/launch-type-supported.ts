import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { isFargateProvider, strategyOf } from "../services.js";

export const launchTypeSupported: Rule = rule({
  id: "launch-type-supported",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask"],
  summary: "The task definition can run on the launch type that is asked for.",
  source: "CreateService errors; text: fillup/ecs-deploy#134, buildkite-plugins/ecs-deploy-buildkite-plugin#54",
  docs: "API_CreateService",
  aws: { type: "InvalidParameterException", text: "Task definition does not support launch_type {launchType}.", sure: "seen" },
  messages: { unsupported: "The task definition cannot run on {launchType}." },
  hint: "Have {launchType} in the task definition's `requiresCompatibilities`, and mend what is found in the task definition.",
  check(launched, report, { supports }) {
    if (!supports) return;
    const { launchType } = launched;
    if (launchType !== undefined && !supports(launchType)) report("unsupported", ["launchType"], { launchType });
    const strategy = strategyOf(launched);
    const index = strategy.findIndex(({ capacityProvider }) => isFargateProvider(capacityProvider));
    if (index >= 0 && !supports("FARGATE"))
      report("unsupported", ["capacityProviderStrategy", index, "capacityProvider"], { launchType: "FARGATE" });
  },
});
