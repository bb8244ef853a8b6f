import { limits } from "@stowage/model";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const runTaskNames: Rule = rule({
  id: "run-task-names",
  severity: "error",
  stage: "run-task",
  on: "runTask",
  summary: "`startedBy` is up to 128 letters, digits, - / and _; `group` does not begin with service:; tags are not taken from a service.",
  source: "RunTaskRequest$startedBy, $group, $propagateTags",
  docs: "API_RunTask",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  messages: {
    startedBy: '"{text}" is not of up to {max} letters, digits, - / and _.',
    group: 'The group "{text}" is a service\'s.',
    propagate: "A standalone task has no service whose tags could be taken.",
  },
  hint: "Choose other names; propagate tags from TASK_DEFINITION.",
  check({ startedBy = "", group = "", propagateTags }, report) {
    const { max } = limits.startedByLength;
    if (!/^[A-Za-z0-9_/-]{0,128}$/.test(startedBy)) report("startedBy", ["startedBy"], { text: startedBy.slice(0, 60), max });
    if (group.startsWith("service:")) report("group", ["group"], { text: group });
    if (propagateTags === "SERVICE") report("propagate", ["propagateTags"]);
  },
});
