import { containers, requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateNofileMaximum: Rule = rule({
  id: "fargate-nofile-maximum",
  severity: "warning",
  stage: "task-start",
  on: "taskDefinition",
  summary: "On Fargate, the ulimit nofile is at most 1048576.",
  source: "reown-com/blockchain-api#1183",
  docs: "API_Ulimit",
  needs: "ulimits",
  messages: { high: "{limit} open files are more than the {max} that Fargate allows." },
  hint: "Write {max} at most.",
  check(task, report) {
    if (!requires(task, "FARGATE")) return;
    for (const { at, container } of containers(task)) {
      for (const [index, { name, hardLimit: limit }] of (container.ulimits ?? []).entries()) {
        if (name === "nofile" && limit > nofileMaximum)
          report("high", [...at, "ulimits", index, "hardLimit"], { limit, max: nofileMaximum });
      }
    }
  },
});

const nofileMaximum = 1048576;
