import { limits } from "@stowage/model";
import { outside } from "../numbers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const runTaskEphemeralStorage: Rule = rule({
  id: "run-task-ephemeral-storage",
  severity: "error",
  stage: "run-task",
  on: "runTask",
  summary: "Overridden ephemeral storage is 21 to 200 GiB, on Fargate.",
  source: "TaskOverride$ephemeralStorage",
  docs: "API_TaskOverride",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "ephemeralStorage",
  messages: {
    range: "{size} GiB are not between {min} and {max}.",
    launchType: "Ephemeral storage is a setting of Fargate, and this task is for {launchType}.",
  },
  hint: "Write {min} to {max} GiB.",
  check({ overrides, launchType }, report) {
    const { min, max } = limits.ephemeralStorageGiB;
    const size = overrides?.ephemeralStorage?.sizeInGiB;
    if (size === undefined) return;
    if (launchType === "EC2" || launchType === "EXTERNAL")
      report("launchType", ["overrides", "ephemeralStorage"], { launchType, min, max });
    else if (outside(size, { min, max })) report("range", ["overrides", "ephemeralStorage", "sizeInGiB"], { size, min, max });
  },
});
