import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const containerCpuNegative: Rule = rule({
  id: "container-cpu-negative",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A container's `cpu` is not negative.",
  source: "ContainerDefinition$cpu",
  docs: "API_ContainerDefinition",
  aws: { type: "ClientException", text: "Invalid 'cpu' setting for container '{container}'.", sure: "form" },
  needs: "cpu",
  messages: { negative: "{cpu} cpu units are less than none." },
  hint: "Write 0 or more.",
  check(task, report) {
    for (const { at, container, name } of containers(task)) {
      if (container.cpu !== undefined && container.cpu < 0) report("negative", [...at, "cpu"], { cpu: container.cpu, container: name });
    }
  },
});
