import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const neuronIpcLock: Rule = rule({
  id: "neuron-ipc-lock",
  severity: "warning",
  stage: "runtime",
  on: "taskDefinition",
  summary: "A container with Neuron devices has the capability IPC_LOCK.",
  source: "developer guide, AWS Neuron on Amazon Linux 2023",
  docs: "ecs-inference",
  needs: "devices",
  messages: { missing: '"{container}" has {device} without the capability IPC_LOCK, which the Neuron runtime needs.' },
  hint: 'Write `"capabilities": { "add": ["IPC_LOCK"] }` in `linuxParameters`.',
  check(task, report) {
    for (const { at, container, name } of containers(task)) {
      const { devices = [], capabilities } = container.linuxParameters ?? {};
      const index = devices.findIndex(({ hostPath = "" }) => hostPath.startsWith("/dev/neuron"));
      if (index < 0 || container.privileged === true) continue;
      if (!capabilities?.add?.some((own) => own === "IPC_LOCK" || own === "ALL"))
        report("missing", [...at, "linuxParameters", "devices", index], { container: name, device: devices[index]!.hostPath });
    }
  },
});
