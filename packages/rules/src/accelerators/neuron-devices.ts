import { containers } from "../containers.js";
import { write } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const neuronDevices: Rule = rule({
  id: "neuron-devices",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "NeuronDevice is required with the value ALL, by one container, on Managed Instances.",
  source: "ResourceRequirement$value",
  docs: "API_ResourceRequirement",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "resourceRequirements",
  messages: {
    value: 'A container gets all Neuron devices, not "{value}".',
    second: '"{container}" is the second container that requires Neuron devices.',
    elsewhere: "Neuron devices are given on Managed Instances alone, and this task is for {launchTypes} too.",
  },
  hint: 'Write `{ "type": "NeuronDevice", "value": "ALL" }` on one container, with MANAGED_INSTANCES in `requiresCompatibilities`.',
  fix: (task, at) => (at.at(-1) === "value" ? write("ALL")(task, at) : undefined),
  check(task, report) {
    let found = 0;
    const others = (task.requiresCompatibilities ?? []).filter((launchType) => launchType !== "MANAGED_INSTANCES");
    for (const { at, container, name } of containers(task)) {
      for (const [index, { type, value = "" }] of (container.resourceRequirements ?? []).entries()) {
        if (type !== "NeuronDevice") continue;
        const path = [...at, "resourceRequirements", index];
        if (value !== "ALL") report("value", [...path, "value"], { value });
        if (++found > 1) report("second", [...path, "type"], { container: name });
        else if (others.length > 0) report("elsewhere", [...path, "type"], { launchTypes: others.join(", ") });
      }
    }
  },
});
