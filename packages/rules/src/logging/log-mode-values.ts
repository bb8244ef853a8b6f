import { containers } from "../containers.js";
import { isPlaceholder } from "../placeholder.js";
import { writeOneOf } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const logModeValues: Rule = rule({
  id: "log-mode-values",
  severity: "error",
  stage: "task-start",
  on: "taskDefinition",
  summary: "The log option `mode` is blocking or non-blocking, and awslogs-create-group is true or false.",
  source: "LogConfiguration$options",
  docs: "API_LogConfiguration",
  aws: { type: "CannotStartContainerError", sure: "unknown" },
  needs: ["options", "mode|awslogs-create-group"],
  messages: { value: '{option} is "{value}"; it is one of {values}.' },
  hint: "Write one of {values}.",
  fix: (task, at) => writeOneOf(...(enumerated.find(([option]) => option === at.at(-1))?.[1] ?? []))(task, at),
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const { logDriver, options } = container.logConfiguration ?? {};
      if (!options || logDriver === "awsfirelens") continue;
      for (const [option, values] of enumerated) {
        const value = options[option];
        if (value !== undefined && !values.includes(value) && !isPlaceholder(value))
          report("value", [...at, "logConfiguration", "options", option], { option, value, values: values.join(", ") });
      }
    }
  },
});

const enumerated: readonly (readonly [option: string, values: readonly string[]])[] = [
  ["mode", ["blocking", "non-blocking"]],
  ["awslogs-create-group", ["true", "false"]],
];
