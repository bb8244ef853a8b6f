import { containers, requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateCapabilitiesAdd: Rule = rule({
  id: "fargate-capabilities-add",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "On Fargate, SYS_PTRACE is the only capability that can be added.",
  source: "KernelCapabilities$add",
  docs: "API_KernelCapabilities",
  aws: { type: "ClientException", sure: "unknown" },
  needs: ["capabilities", "requiresCompatibilities=FARGATE"],
  messages: { other: "Fargate does not add the capability {capability}." },
  hint: "Remove it, or run the task on EC2 or Managed Instances.",
  check(task, report) {
    if (!requires(task, "FARGATE")) return;
    for (const { at, container } of containers(task)) {
      for (const [index, capability] of (container.linuxParameters?.capabilities?.add ?? []).entries()) {
        if (capability !== "SYS_PTRACE") report("other", [...at, "linuxParameters", "capabilities", "add", index], { capability });
      }
    }
  },
});
