import { limits } from "@stowage/model";
import { containers } from "../containers.js";
import { outside } from "../numbers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const restartPolicyRange: Rule = rule({
  id: "restart-policy-range",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A restart policy's `restartAttemptPeriod` is 60 to 1800 seconds, and it ignores at most 50 exit codes.",
  source: "ContainerRestartPolicy",
  docs: "API_ContainerRestartPolicy",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "restartPolicy",
  messages: { period: "{period} seconds are not between {min} and {max}.", codes: "{count} exit codes are ignored; ECS takes {max}." },
  hint: "Write {min} to {max}.",
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const { restartAttemptPeriod: period, ignoredExitCodes = [] } = container.restartPolicy ?? {};
      const { min, max } = limits.restartAttemptPeriod;
      const codes = limits.ignoredExitCodes;
      if (outside(period, { min, max })) report("period", [...at, "restartPolicy", "restartAttemptPeriod"], { period, min, max });
      if (ignoredExitCodes.length > codes.max)
        report("codes", [...at, "restartPolicy", "ignoredExitCodes"], {
          count: ignoredExitCodes.length,
          ...{ min: codes.min, max: codes.max },
        });
    }
  },
});
