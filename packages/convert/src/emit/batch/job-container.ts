import type { ContainerDefinition, ContainerDependency } from "@stowage/model/ecs";
import { reportLeftOut } from "../emit-options.js";
import type { EmitOptions } from "../emit-options.js";

/** A container in the words of AWS Batch, with what it asks for; what Batch has no member for is still in it. */
export function jobContainer(container: ContainerDefinition, required: readonly object[], path: string, options: EmitOptions): object {
  const { cpu: _cpu, memory: _memory, memoryReservation: _reservation, linuxParameters, ...rest } = container;
  const devices = linuxParameters?.devices?.map(({ permissions, ...device }) => ({
    ...device,
    // Batch writes them in capitals.
    ...(permissions && { permissions: permissions.map((permission) => permission.toUpperCase()) }),
  }));
  return {
    ...rest,
    ...(rest.dependsOn && { dependsOn: rest.dependsOn.map((wait, index) => jobWait(wait, `${path}/dependsOn/${index}`, options)) }),
    resourceRequirements: required,
    ...(linuxParameters && { linuxParameters: { ...linuxParameters, ...(devices && { devices }) } }),
  };
}

/** Jobs have no health checks. Source: AWS Batch API reference, TaskContainerDependency; read 2026-11. */
function jobWait(wait: ContainerDependency, path: string, options: EmitOptions): ContainerDependency {
  if (wait.condition !== "HEALTHY") return wait;
  const hint = "It waits for its start now: let the program try again until the other one is ready.";
  reportLeftOut(options, `${path}/condition`, "A container of a job cannot wait until another one is healthy.", hint);
  return { ...wait, condition: "START" };
}
