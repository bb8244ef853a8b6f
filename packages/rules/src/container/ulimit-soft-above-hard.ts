import { containers } from "../containers.js";
import { removeTwin } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const ulimitSoftAboveHard: Rule = rule({
  id: "ulimit-soft-above-hard",
  severity: "error",
  stage: "task-start",
  on: "taskDefinition",
  summary: "A ulimit's soft limit is at most its hard limit, and each is named once.",
  source: "Ulimit",
  docs: "API_Ulimit",
  aws: { type: "CannotCreateContainerError", sure: "unknown" },
  needs: "ulimits",
  messages: { above: 'The soft limit {soft} of "{name}" is above the hard limit {hard}.', twice: 'The ulimit "{name}" is set twice.' },
  hint: "Raise `hardLimit`, or lower `softLimit`; -1 means unlimited.",
  fix: removeTwin,
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const seen = new Set<string>();
      for (const [index, { name, softLimit: soft, hardLimit: hard }] of (container.ulimits ?? []).entries()) {
        if (seen.has(name)) report("twice", [...at, "ulimits", index, "name"], { name });
        seen.add(name);
        if (hard >= 0 && (soft > hard || soft < 0)) report("above", [...at, "ulimits", index, "softLimit"], { name, soft, hard });
      }
    }
  },
});
