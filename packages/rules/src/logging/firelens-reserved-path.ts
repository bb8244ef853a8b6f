import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const firelensReservedPath: Rule = rule({
  id: "firelens-reserved-path",
  severity: "warning",
  stage: "task-start",
  on: "taskDefinition",
  summary: "A FireLens configuration file is not where FireLens writes its own.",
  source: "developer guide, FireLens task definitions",
  docs: "firelens-taskdef",
  needs: "firelensConfiguration",
  messages: { reserved: "FireLens writes its own configuration to {path} and then includes this file: itself." },
  hint: "Put your file elsewhere, as in /extra.conf.",
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const path = container.firelensConfiguration?.options?.["config-file-value"];
      if (path === "/fluent-bit/etc/fluent-bit.conf" || path === "/fluentd/etc/fluent.conf")
        report("reserved", [...at, "firelensConfiguration", "options", "config-file-value"], { path });
    }
  },
});
