import { containers, requires } from "../containers.js";
import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateNoSwap: Rule = rule({
  id: "fargate-no-swap",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Fargate takes no `maxSwap` and no `swappiness`.",
  source: "LinuxParameters$maxSwap, $swappiness",
  docs: "API_LinuxParameters",
  aws: { type: "ClientException", text: "Tasks using the Fargate launch type do not support {member}.", sure: "form" },
  needs: "linuxParameters",
  messages: { swap: "Fargate has no swap, so `{member}` cannot be set." },
  hint: "Remove `{member}`.",
  fix: removeIt,
  check(task, report) {
    if (!requires(task, "FARGATE")) return;
    for (const { at, container } of containers(task)) {
      for (const member of ["maxSwap", "swappiness"] as const) {
        if (container.linuxParameters?.[member] !== undefined) report("swap", [...at, "linuxParameters", member], { member });
      }
    }
  },
});
