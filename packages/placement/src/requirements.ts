import { parseTaskCpu, parseTaskMemory } from "@stowage/model";
import type { HostPort, NetworkMode, Requirement } from "./snapshot.js";

/** The members of a task definition that decide what a task takes. `RegisterTaskDefinitionRequest` and `TaskDefinition` both fit. */
export interface TaskDefinitionSizes {
  readonly cpu?: string | undefined;
  readonly memory?: string | undefined;
  readonly networkMode?: string | undefined;
  readonly containerDefinitions?: readonly ContainerSizes[] | undefined;
}

export interface ContainerSizes {
  readonly cpu?: number | undefined;
  readonly memory?: number | undefined;
  readonly memoryReservation?: number | undefined;
  readonly portMappings?:
    | readonly {
        readonly hostPort?: number | undefined;
        readonly containerPort?: number | undefined;
        readonly protocol?: string | undefined;
      }[]
    | undefined;
  readonly resourceRequirements?: readonly { readonly type?: string | undefined; readonly value?: string | undefined }[] | undefined;
}

/**
 * What one task of a definition takes from its instance: the task's own cpu and memory where set, else the sum over its containers of `cpu` and of
 * `memoryReservation` (or `memory`); host ports with bridge and host; one network interface with awsvpc; GPUs.
 * Source: Amazon ECS API, ContainerInstance `remainingResources`; ContainerDefinition `memoryReservation`, `resourceRequirements`.
 *
 * @example taskRequirements({ networkMode: "bridge", containerDefinitions: [{ cpu: 128, memory: 512, memoryReservation: 256 }] })
 * // { cpu: 128, memory: 256, hostPorts: [], gpu: 0, networkMode: "bridge" }
 */
export function taskRequirements(definition: TaskDefinitionSizes): Requirement {
  const containers = definition.containerDefinitions ?? [];
  const sum = (of: (container: ContainerSizes) => number): number => containers.reduce((total, container) => total + of(container), 0);
  const networkMode = (definition.networkMode ?? "bridge") as NetworkMode;
  return {
    cpu: sizeOf(definition.cpu, parseTaskCpu) ?? sum(({ cpu = 0 }) => cpu),
    memory: sizeOf(definition.memory, parseTaskMemory) ?? sum(({ memory = 0, memoryReservation }) => memoryReservation ?? memory),
    hostPorts: networkMode === "awsvpc" ? [] : containers.flatMap((container) => hostPortsOf(container, networkMode)),
    gpu: sum(gpusOf),
    networkMode,
  };
}

function hostPortsOf({ portMappings = [] }: ContainerSizes, networkMode: NetworkMode): HostPort[] {
  return portMappings.flatMap(({ hostPort, containerPort, protocol }) => {
    const port = hostPort || (networkMode === "host" ? containerPort : undefined);
    return port ? [{ port, protocol: protocol === "udp" ? "udp" : "tcp" }] : [];
  });
}

function gpusOf({ resourceRequirements = [] }: ContainerSizes): number {
  return resourceRequirements.reduce((total, { type, value }) => total + (type === "GPU" ? Number(value) || 0 : 0), 0);
}

function sizeOf(text: string | undefined, parse: (text: string) => number | undefined): number | undefined {
  return text === undefined ? undefined : parse(text);
}
