import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import type { ContainerPort } from "../service/route-types.js";

/** A named port of a task, and the container that has it. */
export interface NamedPort {
  readonly name: string;
  readonly container: string;
  readonly number: number | undefined;
  readonly appProtocol: string | undefined;
}

/** The port that a container has under a number; it is named after both if it has no name of its own. */
export function containerPort(definition: RegisterTaskDefinitionRequest, { container, port }: ContainerPort): NamedPort | undefined {
  const mappings = definition.containerDefinitions.find(({ name }) => name === container)?.portMappings;
  const found = mappings?.find(({ containerPort: number }) => number === port);
  return found && { name: found.name ?? `${container}-${port}`, container, number: port, appProtocol: found.appProtocol };
}

/** The named ports of a task definition, in their order. */
export function namedPorts(definition: RegisterTaskDefinitionRequest): NamedPort[] {
  return definition.containerDefinitions.flatMap(({ name: container = "", portMappings = [] }) =>
    portMappings.flatMap(({ name, containerPort: number, appProtocol }) =>
      name === undefined ? [] : [{ name, container, number, appProtocol }],
    ),
  );
}
