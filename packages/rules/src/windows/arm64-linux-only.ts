import { isWindows } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const arm64LinuxOnly: Rule = rule({
  id: "arm64-linux-only",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "ARM64 is for Linux tasks.",
  source: "RuntimePlatform$cpuArchitecture",
  docs: "API_RuntimePlatform",
  aws: { type: "ClientException", sure: "unknown" },
  needs: ["cpuArchitecture", "operatingSystemFamily=WINDOWS"],
  messages: { windows: "Windows tasks run on X86_64." },
  hint: "Write X86_64, or choose LINUX.",
  check(task, report) {
    if (isWindows(task) && task.runtimePlatform?.cpuArchitecture === "ARM64") report("windows", ["runtimePlatform", "cpuArchitecture"]);
  },
});
