import { readAssembly, StowageError } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import { schema } from "@stowage/model/ecs";
import { schema as discoverySchema } from "@stowage/model/servicediscovery";
import { prune, withoutNulls } from "../prune.js";

/**
 * An Assembly by the strict reader, without members that are null; the requests of which raw() can say a part are read later, one by one.
 *
 * @throws StowageError `input-wrong-assembly` that lists what is wrong, `input-too-deep`
 */
export function readAssemblyDocument(value: unknown): Assembly {
  const { assembly, diagnostics } = readAssembly(value);
  if (assembly === undefined) {
    const list = diagnostics.map(({ path, message }) => `${path || "the document"}: ${message}`);
    throw new StowageError("input-wrong-assembly", list.length === 1 ? list[0]! : `The Assembly is wrong:\n  ${list.join("\n  ")}`, {
      hint: diagnostics[0]!.hint,
      diagnostics,
    });
  }
  return prunedAssembly(assembly);
}

/** The Assembly without members that are null, and without empty ones where raw() could not say what they are part of. */
export function prunedAssembly(assembly: Assembly): Assembly {
  return {
    ...assembly,
    ...section("clusters", assembly.clusters, (request) => prune(schema, "CreateClusterRequest", request)),
    ...section("namespaces", assembly.namespaces, (request) => prune(discoverySchema, "CreateHttpNamespaceRequest", request)),
    ...section("capacityProviders", assembly.capacityProviders, withoutNulls),
    ...section("scaling", assembly.scaling, withoutNulls),
  };
}

function section<T>(name: string, entries: { readonly [key: string]: T } | undefined, map: (entry: T) => unknown): object {
  if (entries === undefined) return {};
  return { [name]: Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, map(entry)])) };
}
