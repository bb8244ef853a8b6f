import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const swappinessNeedsMaxSwap: Rule = rule({
  id: "swappiness-needs-max-swap",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "`swappiness` is ignored without `maxSwap`.",
  source: "LinuxParameters$swappiness",
  docs: "API_LinuxParameters",
  needs: "swappiness",
  messages: { ignored: "Without `maxSwap` the swappiness is ignored." },
  hint: "Add `maxSwap`, or remove `swappiness`.",
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const { maxSwap, swappiness } = container.linuxParameters ?? {};
      if (swappiness !== undefined && maxSwap === undefined) report("ignored", [...at, "linuxParameters", "swappiness"]);
    }
  },
});
