import { limits } from "@stowage/model";
import { outside } from "../numbers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const healthCheckGracePeriod: Rule = rule({
  id: "health-check-grace-period",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "`healthCheckGracePeriodSeconds` is 0 to 2147483647.",
  source: "CreateServiceRequest$healthCheckGracePeriodSeconds",
  docs: "API_CreateService",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "healthCheckGracePeriodSeconds",
  messages: { range: "{seconds} s are not between {min} and {max}." },
  hint: "Write 0 or more seconds.",
  check({ healthCheckGracePeriodSeconds: seconds }, report) {
    const { min, max } = limits.healthCheckGracePeriod;
    if (outside(seconds, { min, max })) report("range", ["healthCheckGracePeriodSeconds"], { seconds, min, max });
  },
});
