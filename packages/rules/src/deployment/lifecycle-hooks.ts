import { limits } from "@stowage/model";
import { outside } from "../numbers.js";
import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const lifecycleHooks: Rule = rule({
  id: "lifecycle-hooks",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "A Lambda hook has a target, a role and stages; a PAUSE hook has stages alone, none of them one in which traffic shifts.",
  source: "DeploymentLifecycleHook",
  docs: "API_DeploymentLifecycleHook",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "lifecycleHooks",
  messages: {
    stages: "This hook names no stage to run at.",
    target: "A Lambda hook needs {member}.",
    pause: "A PAUSE hook calls nothing, so it has no {member}.",
    shifting: "A PAUSE hook cannot stand at {stage}, while traffic shifts.",
    timeout: "{minutes} minutes are not between {min} and {max}.",
  },
  hint: "Give a Lambda hook `hookTargetArn` and `roleArn`, and each hook `lifecycleStages`.",
  fix(service, at) {
    const [, , index, member] = at;
    const hook = service.deploymentConfiguration?.lifecycleHooks?.[Number(index)];
    return hook?.targetType === "PAUSE" && /^(?:hookTargetArn|roleArn)$/.test(String(member)) ? removeIt(service, at) : undefined;
  },
  check(service, report) {
    for (const [index, hook] of (service.deploymentConfiguration?.lifecycleHooks ?? []).entries()) {
      const path = ["deploymentConfiguration", "lifecycleHooks", index];
      const { min, max } = limits.hookTimeoutMinutes;
      const minutes = hook.timeoutConfiguration?.timeoutInMinutes;
      const stages = hook.lifecycleStages ?? [];
      if (stages.length === 0) report("stages", [...path, "lifecycleStages"]);
      for (const member of ["hookTargetArn", "roleArn"] as const) {
        if (hook.targetType !== "PAUSE" && !hook[member]) report("target", [...path, member], { member });
        if (hook.targetType === "PAUSE" && hook[member]) report("pause", [...path, member], { member });
      }
      for (const [place, stage] of stages.entries()) {
        if (hook.targetType === "PAUSE" && /^(TEST|PRODUCTION)_TRAFFIC_SHIFT$/.test(stage))
          report("shifting", [...path, "lifecycleStages", place], { stage });
      }
      if (outside(minutes, { min, max })) report("timeout", [...path, "timeoutConfiguration", "timeoutInMinutes"], { minutes, min, max });
    }
  },
});
