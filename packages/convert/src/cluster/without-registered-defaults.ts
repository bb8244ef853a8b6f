import { orderRequest, registeredForm } from "@stowage/model";
import type { ContainerDefinition, PortMapping, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { schema } from "@stowage/model/ecs";

/** A described task definition without what ECS fills in by itself: the shorter request that registers the same definition. */
export function withoutRegisteredDefaults(definition: RegisterTaskDefinitionRequest): RegisterTaskDefinitionRequest {
  const { networkMode, containerDefinitions = [] } = definition;
  const shorter = {
    ...definition,
    containerDefinitions: containerDefinitions.map((container) => shorterContainer(container, networkMode)),
  };
  return registered(shorter) === registered(definition) ? shorter : definition;
}

function registered(definition: RegisterTaskDefinitionRequest): string {
  return JSON.stringify(orderRequest(schema, "RegisterTaskDefinitionRequest", registeredForm(definition)));
}

function shorterContainer(container: ContainerDefinition, networkMode: string | undefined): ContainerDefinition {
  const { cpu, essential, portMappings, healthCheck, ...rest } = container;
  return {
    ...rest,
    ...(cpu !== 0 && { cpu }),
    ...(essential !== true && { essential }),
    ...(portMappings !== undefined && { portMappings: portMappings.map((mapping) => shorterPort(mapping, networkMode)) }),
    ...(healthCheck !== undefined && { healthCheck: without(healthCheck, { interval: 30, timeout: 5, retries: 3 }) }),
  };
}

function shorterPort(mapping: PortMapping, networkMode: string | undefined): PortMapping {
  const ownNamespace = networkMode === "awsvpc" || networkMode === "host";
  return without(mapping, { protocol: "tcp", hostPort: ownNamespace ? mapping.containerPort : 0 });
}

function without<T extends object>(value: T, defaults: { readonly [member: string]: unknown }): T {
  const kept = Object.entries(value).filter(([member, own]) => own !== undefined && defaults[member] !== own);
  return Object.fromEntries(kept) as T;
}
