import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const ipcHostSysctl: Rule = rule({
  id: "ipc-host-sysctl",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "With `ipcMode: host`, no container sets kernel parameters of the IPC namespace.",
  source: "RegisterTaskDefinitionRequest$ipcMode",
  docs: "API_SystemControl",
  aws: { type: "ClientException", sure: "unknown" },
  needs: ["ipcMode=host", "systemControls"],
  messages: { ipc: '"{namespace}" belongs to the IPC namespace, which is the host\'s here.' },
  hint: "Remove this kernel parameter, or `ipcMode`.",
  check(task, report) {
    if (task.ipcMode !== "host") return;
    for (const { at, container } of containers(task)) {
      for (const [index, { namespace = "" }] of (container.systemControls ?? []).entries()) {
        if (/^kernel\.(msg|sem|shm)|^fs\.mqueue\./.test(namespace))
          report("ipc", [...at, "systemControls", index, "namespace"], { namespace });
      }
    }
  },
});
