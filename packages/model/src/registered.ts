import type { ContainerDefinition, PortMapping, RegisterTaskDefinitionRequest } from "./ecs/types.js";
import { parseTaskCpu, parseTaskMemory } from "./units.js";

/**
 * A task definition as ECS gives it back after registration: sizes in units, and the defaults filled in. Two requests with the same
 * registered form are the same definition, which is how a plan tells what changed.
 *
 * The defaults are those that DescribeTaskDefinition shows in public captures of its answers (read 2026-11); ECS documents each of
 * them at its member of RegisterTaskDefinition. Members of the answer that no request has (revision, status, compatibilities, …) are not here.
 *
 * @example
 * registeredForm({ family: "web", cpu: "1 vCPU", containerDefinitions: [{ name: "app", image: "nginx" }] }).cpu; // "1024"
 */
export function registeredForm(request: RegisterTaskDefinitionRequest): RegisterTaskDefinitionRequest {
  const definition = withoutNulls(request);
  const cpu = definition.cpu === undefined ? undefined : (parseTaskCpu(definition.cpu) ?? definition.cpu);
  const memory = definition.memory === undefined ? undefined : (parseTaskMemory(definition.memory) ?? definition.memory);
  return {
    ...definition,
    ...(cpu !== undefined && { cpu: String(cpu) }),
    ...(memory !== undefined && { memory: String(memory) }),
    containerDefinitions: (definition.containerDefinitions ?? []).map((container) =>
      registeredContainer(container, definition.networkMode),
    ),
    volumes: (definition.volumes ?? []).map((volume) => (Object.keys(volume).length === 1 ? { ...volume, host: {} } : volume)),
    placementConstraints: definition.placementConstraints ?? [],
  };
}

function registeredContainer(container: ContainerDefinition, networkMode: string | undefined): ContainerDefinition {
  const { healthCheck, logConfiguration } = container;
  return {
    ...container,
    cpu: container.cpu ?? 0,
    essential: container.essential ?? true,
    portMappings: (container.portMappings ?? []).map((mapping) => registeredPort(mapping, networkMode)),
    environment: container.environment ?? [],
    mountPoints: container.mountPoints ?? [],
    volumesFrom: container.volumesFrom ?? [],
    systemControls: container.systemControls ?? [],
    ...(healthCheck && { healthCheck: { interval: 30, timeout: 5, retries: 3, ...healthCheck } }),
    ...(logConfiguration && { logConfiguration: { ...logConfiguration, options: logConfiguration.options ?? {} } }),
  };
}

function registeredPort(mapping: PortMapping, networkMode: string | undefined): PortMapping {
  const protocol = mapping.protocol ?? "tcp";
  if (mapping.containerPortRange !== undefined) return { ...mapping, protocol };
  const oneNamespace = networkMode === "awsvpc" || networkMode === "host";
  const hostPort = mapping.hostPort ?? (oneNamespace ? mapping.containerPort : 0);
  return { ...mapping, hostPort, protocol };
}

/** AWS reads a null as an absent member. */
function withoutNulls<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutNulls) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null && member !== undefined)
      .map(([name, member]) => [name, withoutNulls(member)]),
  ) as T;
}
