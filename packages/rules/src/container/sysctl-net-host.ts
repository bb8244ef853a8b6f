import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const sysctlNetHost: Rule = rule({
  id: "sysctl-net-host",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "With the network mode host, no container sets net.* kernel parameters.",
  source: "SystemControl",
  docs: "API_SystemControl",
  aws: { type: "ClientException", sure: "unknown" },
  needs: ["networkMode=host", "systemControls"],
  messages: { host: '"{namespace}" would change the network of the whole instance.' },
  hint: "Set it on the instance, or choose another network mode.",
  check(task, report) {
    if (task.networkMode !== "host") return;
    for (const { at, container } of containers(task)) {
      for (const [index, { namespace = "" }] of (container.systemControls ?? []).entries()) {
        if (namespace.startsWith("net.")) report("host", [...at, "systemControls", index, "namespace"], { namespace });
      }
    }
  },
});
