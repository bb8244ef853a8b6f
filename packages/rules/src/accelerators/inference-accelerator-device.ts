import { containers, namesOf, quoted } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const inferenceAcceleratorDevice: Rule = rule({
  id: "inference-accelerator-device",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "An InferenceAccelerator requirement names a device of `inferenceAccelerators`.",
  source: "ResourceRequirement$value",
  docs: "API_ResourceRequirement",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "resourceRequirements",
  messages: { unknown: 'The task declares no inference accelerator "{device}".' },
  hint: "Name one of these devices: {names}.",
  check(task, report) {
    const known = namesOf((task.inferenceAccelerators ?? []).map(({ deviceName }) => deviceName));
    for (const { at, container } of containers(task)) {
      for (const [index, { type, value: device = "" }] of (container.resourceRequirements ?? []).entries()) {
        if (type === "InferenceAccelerator" && !known.has(device))
          report("unknown", [...at, "resourceRequirements", index, "value"], { device, names: quoted(known.list) });
      }
    }
  },
});
