import { limits } from "@stowage/model";
import { inTenths, outside } from "../numbers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { deploymentStrategyOf } from "../services.js";

export const linearConfiguration: Rule = rule({
  id: "linear-configuration",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "`linearConfiguration` goes with LINEAR: steps of 3.0 to 100.0 percent in tenths, with 0 to 1440 minutes between them.",
  source: "LinearConfiguration",
  docs: "API_LinearConfiguration",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "linearConfiguration",
  messages: {
    strategy: "`linearConfiguration` is for the strategy LINEAR, not {strategy}.",
    percent: "{percent} is no step between {min} and {max} percent in tenths.",
    minutes: "{minutes} minutes are not between 0 and 1440.",
  },
  hint: "Write steps of 3.0 to 100.0 percent and 0 to 1440 minutes.",
  check(service, report) {
    const linear = service.deploymentConfiguration?.linearConfiguration;
    if (!linear) return;
    const strategy = deploymentStrategyOf(service);
    const path = ["deploymentConfiguration", "linearConfiguration"];
    const { stepPercent: percent, stepBakeTimeInMinutes: minutes } = linear;
    const { min, max } = limits.linearStepPercent;
    if (strategy !== "LINEAR") report("strategy", path, { strategy });
    if (percent !== undefined && (outside(percent, { min, max }) || !inTenths(percent)))
      report("percent", [...path, "stepPercent"], { percent, min, max });
    if (outside(minutes, limits.bakeTimeMinutes)) report("minutes", [...path, "stepBakeTimeInMinutes"], { minutes });
  },
});
