import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { taskCpu, taskMemory } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { serviceConnectOf } from "../services.js";

export const serviceConnectProxyResources: Rule = rule({
  id: "service-connect-proxy-resources",
  severity: "warning",
  stage: "never",
  on: "service",
  summary: "The task has room for the Service Connect proxy: 256 cpu units and 64 MiB beyond what its containers reserve.",
  source: "developer guide, Service Connect considerations",
  docs: "service-connect",
  needs: "serviceConnectConfiguration",
  messages: {
    memory: "The containers reserve {reserved} of {total} MiB; the proxy needs 64 more.",
    cpu: "The containers take {reserved} of {total} cpu units; the proxy needs 256 more.",
  },
  hint: "Choose a larger task size, or lower what the containers reserve.",
  check(service, report, { taskDefinition }) {
    if (!serviceConnectOf(service) || !taskDefinition) return;
    const memory = taskMemory(taskDefinition);
    const cpu = taskCpu(taskDefinition);
    const reservedMemory = sum(taskDefinition, ({ memoryReservation, memory: hard }) => memoryReservation ?? hard);
    const reservedCpu = sum(taskDefinition, (container) => container.cpu);
    if (memory !== undefined && reservedMemory + 64 > memory)
      report("memory", ["serviceConnectConfiguration"], { reserved: reservedMemory, total: memory });
    else if (cpu !== undefined && reservedCpu > 0 && reservedCpu + 256 > cpu)
      report("cpu", ["serviceConnectConfiguration"], { reserved: reservedCpu, total: cpu });
  },
});

function sum(task: RegisterTaskDefinitionRequest, amount: (container: ContainerDefinition) => number | undefined): number {
  return task.containerDefinitions.reduce((total, container) => total + (amount(container) ?? 0), 0);
}
