import { containers, requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateNoSharedMemory: Rule = rule({
  id: "fargate-no-shared-memory",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Fargate takes no `sharedMemorySize`.",
  source: "LinuxParameters$sharedMemorySize",
  docs: "API_LinuxParameters",
  aws: { type: "ClientException", text: "Tasks using the Fargate launch type do not support sharedMemorySize.", sure: "form" },
  needs: "sharedMemorySize",
  messages: { size: "The size of /dev/shm cannot be chosen on Fargate." },
  hint: "Remove `sharedMemorySize`, or mount a tmpfs where the program may use another folder.",
  check(task, report) {
    if (!requires(task, "FARGATE")) return;
    for (const { at, container } of containers(task)) {
      if (container.linuxParameters?.sharedMemorySize !== undefined) report("size", [...at, "linuxParameters", "sharedMemorySize"]);
    }
  },
});
