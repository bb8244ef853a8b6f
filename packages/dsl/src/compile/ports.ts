import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";

/** A named port of a task, and the container that has it. */
export interface NamedPort {
  readonly name: string;
  readonly container: string;
  readonly number: number | undefined;
  readonly appProtocol: string | undefined;
}

/** The named ports of a task definition, in their order. */
export function namedPorts(definition: RegisterTaskDefinitionRequest): NamedPort[] {
  return definition.containerDefinitions.flatMap(({ name: container = "", portMappings = [] }) =>
    portMappings.flatMap(({ name, containerPort: number, appProtocol }) =>
      name === undefined ? [] : [{ name, container, number, appProtocol }],
    ),
  );
}
