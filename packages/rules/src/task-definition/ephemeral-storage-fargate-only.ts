import { requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const ephemeralStorageFargateOnly: Rule = rule({
  id: "ephemeral-storage-fargate-only",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "`ephemeralStorage` means something on Fargate alone.",
  source: "EphemeralStorage",
  docs: "API_EphemeralStorage",
  needs: "ephemeralStorage",
  messages: { ignored: "Ephemeral storage is a setting of Fargate; this task is for {launchTypes}." },
  hint: "Remove `ephemeralStorage`, or add FARGATE to `requiresCompatibilities`.",
  check(task, report) {
    const launchTypes = task.requiresCompatibilities ?? [];
    if (task.ephemeralStorage && launchTypes.length > 0 && !requires(task, "FARGATE"))
      report("ignored", ["ephemeralStorage"], { launchTypes: launchTypes.join(" and ") });
  },
});
