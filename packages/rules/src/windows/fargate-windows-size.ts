import { fargateWindowsCpu } from "@stowage/model";
import { requires, isWindows, taskCpu } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateWindowsSize: Rule = rule({
  id: "fargate-windows-size",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Windows tasks on Fargate have 1, 2 or 4 vCPUs.",
  source: "RegisterTaskDefinitionRequest$memory",
  docs: "API_RegisterTaskDefinition",
  aws: { type: "ClientException", sure: "unknown" },
  needs: ["operatingSystemFamily=WINDOWS", "requiresCompatibilities=FARGATE"],
  messages: { size: "Windows tasks on Fargate take {allowed} cpu units, not {cpu}." },
  hint: "Write one of {allowed}.",
  check(task, report) {
    const cpu = taskCpu(task);
    if (!requires(task, "FARGATE") || !isWindows(task) || cpu === undefined) return;
    if (!fargateWindowsCpu.some((size) => size === cpu)) report("size", ["cpu"], { cpu, allowed: fargateWindowsCpu.join(", ") });
  },
});
