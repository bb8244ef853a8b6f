import { limits } from "@stowage/model";
import { inTenths, outside } from "../numbers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { deploymentStrategyOf } from "../services.js";

export const canaryConfiguration: Rule = rule({
  id: "canary-configuration",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "`canaryConfiguration` goes with CANARY: 0.1 to 100.0 percent in tenths, for 0 to 1440 minutes.",
  source: "CanaryConfiguration",
  docs: "API_CanaryConfiguration",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "canaryConfiguration",
  messages: {
    strategy: "`canaryConfiguration` is for the strategy CANARY, not {strategy}.",
    percent: "{percent} is not between {min} and {max} percent in tenths.",
    minutes: "{minutes} minutes are not between 0 and 1440.",
  },
  hint: "Write 0.1 to 100.0 percent and 0 to 1440 minutes.",
  check(service, report) {
    const canary = service.deploymentConfiguration?.canaryConfiguration;
    if (!canary) return;
    const strategy = deploymentStrategyOf(service);
    const path = ["deploymentConfiguration", "canaryConfiguration"];
    const { canaryPercent: percent, canaryBakeTimeInMinutes: minutes } = canary;
    const { min, max } = limits.canaryPercent;
    if (strategy !== "CANARY") report("strategy", path, { strategy });
    if (percent !== undefined && (outside(percent, { min, max }) || !inTenths(percent)))
      report("percent", [...path, "canaryPercent"], { percent, min, max });
    if (outside(minutes, limits.bakeTimeMinutes)) report("minutes", [...path, "canaryBakeTimeInMinutes"], { minutes });
  },
});
