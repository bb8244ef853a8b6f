import type { Assembly } from "./assembly.js";
import type { CreateServiceRequest } from "./ecs/types.js";
import { mentions } from "./mentions.js";

/**
 * Key of a service → those that are to be made before it: tasks reach only what was served in their namespace when they started. Whom a service calls
 * is what its containers mention, as an import reads it (our choice); where services call each other in a circle, one comes first.
 * Source: developer guide, "Amazon ECS Service Connect components", which asks for `DependsOn`; read 2026-11.
 *
 * @example
 * serversBefore(assembly).get("main/web"); // ["main/catalog"]
 */
export function serversBefore({ clusters = {}, services = {}, taskDefinitions = {} }: Assembly): ReadonlyMap<string, readonly string[]> {
  // A service that names no namespace has its cluster's. Source: CreateCluster, `serviceConnectDefaults`.
  const namespaceOf = ({ cluster = "default", serviceConnectConfiguration: connect }: CreateServiceRequest): string | undefined =>
    connect?.enabled === true ? (connect.namespace ?? clusters[cluster]?.serviceConnectDefaults?.namespace) : undefined;
  const keys = Object.keys(services).sort();
  const served = keys.map((service) => ({ service, names: namesOf(services[service]!), namespace: namespaceOf(services[service]!) }));
  const before = new Map<string, readonly string[]>();
  for (const key of keys) {
    const definition = taskDefinitions[services[key]!.taskDefinition ?? ""];
    const namespace = namespaceOf(services[key]!);
    if (definition === undefined || namespace === undefined) continue;
    const others = served.filter((other) => other.service !== key && other.namespace === namespace);
    const called = mentions(definition, others).filter((other) => !reaches(other, key, before));
    if (called.length > 0) before.set(key, called);
  }
  return before;
}

function namesOf({ serviceConnectConfiguration: connect }: CreateServiceRequest): string[] {
  return (connect?.services ?? []).flatMap(({ discoveryName, clientAliases = [] }) =>
    [discoveryName, ...clientAliases.map(({ dnsName }) => dnsName)].filter((name) => name !== undefined),
  );
}

function reaches(from: string, to: string, before: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set([from]);
  for (const service of seen) for (const next of before.get(service) ?? []) seen.add(next);
  return seen.has(to);
}
