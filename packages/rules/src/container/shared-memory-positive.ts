import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const sharedMemoryPositive: Rule = rule({
  id: "shared-memory-positive",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "`sharedMemorySize` is more than 0 MiB.",
  source: "LinuxParameters$sharedMemorySize",
  docs: "API_LinuxParameters",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "sharedMemorySize",
  messages: { none: "/dev/shm cannot be {size} MiB." },
  hint: "Write the size in MiB, or remove `sharedMemorySize` for Docker's default of 64.",
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const size = container.linuxParameters?.sharedMemorySize;
      if (size !== undefined && size <= 0) report("none", [...at, "linuxParameters", "sharedMemorySize"], { size });
    }
  },
});
