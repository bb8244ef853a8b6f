import type { RegisterTaskDefinitionRequest } from "./ecs/types.js";

/** A service and the names under which it is served. */
export interface Served {
  readonly service: string;
  readonly names: readonly string[];
}

/**
 * The services that a task's containers name as a host in their variables or arguments (`http://catalog:8080`, `catalog`). Which peers a
 * client uses is not part of its request, so this is a guess of ours; the compiled requests are the same without it.
 *
 * @example
 * mentions(definition, [{ service: "main/catalog", names: ["catalog"] }]); // ["main/catalog"]
 */
export function mentions(definition: RegisterTaskDefinitionRequest, served: readonly Served[]): string[] {
  const texts = (definition.containerDefinitions ?? []).flatMap(({ environment = [], command = [], entryPoint = [] }) => [
    ...environment.flatMap(({ value }) => value ?? []),
    ...command,
    ...entryPoint,
  ]);
  const words = new Set(texts.flatMap(hosts));
  return served.filter(({ names }) => names.some((name) => words.has(name))).map(({ service }) => service);
}

/** What could be a host in a text: the whole, what stands before a port, what stands after `//` or `@`. */
function hosts(text: string): string[] {
  return [...text.matchAll(/(?:^|\/\/|@|[\s,=])([A-Za-z0-9_][A-Za-z0-9._-]*)(?=$|[:/\s,?])/g)].map(([, host]) => host!);
}
