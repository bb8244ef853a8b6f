import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const sysctlNamespace: Rule = rule({
  id: "sysctl-namespace",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "`systemControls` set namespaced kernel parameters alone: those of IPC, fs.mqueue.* and net.*.",
  source: "SystemControl$value",
  docs: "API_SystemControl",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "systemControls",
  messages: {
    unknown: '"{namespace}" is no kernel parameter that a container has for itself.',
    incomplete: "A kernel parameter needs a namespace and a value.",
  },
  hint: "Use net.*, fs.mqueue.*, kernel.msg…, kernel.sem or kernel.shm…; others are the instance's.",
  check(task, report) {
    for (const { at, container } of containers(task)) {
      for (const [index, { namespace = "", value = "" }] of (container.systemControls ?? []).entries()) {
        const path = [...at, "systemControls", index];
        if (namespace === "" || value === "") report("incomplete", [...path, namespace === "" ? "namespace" : "value"]);
        else if (!namespaced.test(namespace)) report("unknown", [...path, "namespace"], { namespace });
      }
    }
  },
});

const namespaced = /^(kernel\.(msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni|shm_rmid_forced)|fs\.mqueue\..+|net\..+)$/;
