import { isWindows } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const windowsNetworkMode: Rule = rule({
  id: "windows-network-mode",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Windows tasks have the network mode awsvpc, or none is written.",
  source: "RegisterTaskDefinitionRequest$networkMode",
  docs: "API_RegisterTaskDefinition",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "operatingSystemFamily=WINDOWS",
  messages: { mode: "Windows has no network mode {mode}." },
  hint: "Remove `networkMode` for Windows' NAT, or (but for external instances) write awsvpc.",
  check(task, report) {
    const mode = task.networkMode;
    if (isWindows(task) && mode !== undefined && mode !== "awsvpc") report("mode", ["networkMode"], { mode });
  },
});
