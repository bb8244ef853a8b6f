import { limits } from "@stowage/model";
import { outside } from "../numbers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const runTaskCount: Rule = rule({
  id: "run-task-count",
  severity: "error",
  stage: "run-task",
  on: "runTask",
  summary: "RunTask starts 1 to 10 tasks.",
  source: "RunTaskRequest$count",
  docs: "API_RunTask",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  messages: { range: "One call starts {min} to {max} tasks, not {count}." },
  hint: "Call RunTask several times.",
  check({ count }, report) {
    const { min, max } = limits.runTaskCount;
    if (outside(count, { min, max })) report("range", ["count"], { count, min, max });
  },
});
