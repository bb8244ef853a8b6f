import { containerNames, quoted } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const registryContainer: Rule = rule({
  id: "registry-container",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "The container and the port of a registry are in the task definition.",
  source: "ServiceRegistry$containerName",
  docs: "API_ServiceRegistry",
  aws: {
    type: "InvalidParameterException",
    text: "The container {container} does not exist in the task definition.",
    sure: "form",
    textOf: ["unknown"],
  },
  needs: "serviceRegistries",
  messages: {
    unknown: 'The task definition has no container "{container}".',
    unmapped: 'The container "{container}" maps no port {port}.',
  },
  hint: "Name a container of the task definition and a port that it maps: {names}.",
  check(service, report, { taskDefinition }) {
    if (!taskDefinition) return;
    const known = containerNames(taskDefinition);
    for (const [index, { containerName: container, containerPort: port }] of (service.serviceRegistries ?? []).entries()) {
      if (!container) continue;
      const names = quoted(known.list);
      const mapped = taskDefinition.containerDefinitions.find(({ name }) => name === container)?.portMappings;
      if (!known.has(container)) report("unknown", ["serviceRegistries", index, "containerName"], { container, names });
      else if (mapped && port !== undefined && !mapped.some(({ containerPort }) => containerPort === port))
        report("unmapped", ["serviceRegistries", index, "containerPort"], { container, port, names });
    }
  },
});
