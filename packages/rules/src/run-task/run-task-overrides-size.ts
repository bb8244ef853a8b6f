import { limits } from "@stowage/model";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const runTaskOverridesSize: Rule = rule({
  id: "run-task-overrides-size",
  severity: "error",
  stage: "run-task",
  on: "runTask",
  summary: "Overrides have at most 8192 characters of JSON.",
  source: "RunTaskRequest$overrides; text: Netflix/metaflow#1482",
  docs: "API_RunTask",
  aws: { type: "InvalidParameterException", text: "Container Overrides length must be at most {max}", sure: "seen" },
  needs: "overrides",
  messages: { long: "The overrides have {length} characters; ECS takes {max}." },
  hint: "Pass large input through S3 or a parameter.",
  check({ overrides }, report) {
    const { max } = limits.overridesLength;
    const { length } = overrides ? JSON.stringify(overrides) : "";
    if (length > max) report("long", ["overrides"], { length, max });
  },
});
