import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";

/** A named port of a task: the first of that name, as the compiler looks it up. */
export interface NamedPort {
  readonly name: string;
  readonly container: string | undefined;
  readonly number: number | undefined;
}

export function namedPort(definition: RegisterTaskDefinitionRequest, wanted: (port: NamedPort) => boolean): NamedPort | undefined {
  const ports = (definition.containerDefinitions ?? []).flatMap(({ name: container, portMappings = [] }) =>
    portMappings.flatMap(({ name, containerPort: number }) => (name === undefined ? [] : [{ name, container, number }])),
  );
  return ports.filter((port, index) => ports.findIndex(({ name }) => name === port.name) === index).find(wanted);
}
