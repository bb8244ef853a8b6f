import { estateOf } from "../import/app/estate-of.js";
import { prunedAssembly } from "../import/app/read-assembly-document.js";
import { sayEstate } from "../import/app/say-estate.js";
import type { Imported } from "../import/imported.js";
import type { Notes } from "../import/note.js";
import type { ClusterApi } from "./cluster-api.js";
import { readCluster } from "./read-cluster.js";

/**
 * A live cluster as a TypeScript module that builds it with @stowage/dsl: its services, their task definitions and scaling, and its capacity
 * providers. The calls are given as functions, one for each call of AWS's that is made; all of them only read.
 *
 * @example
 * const { source } = await importCluster("main", api);
 * @throws StowageError `input-no-cluster` if there is none of that name; whatever the calls throw.
 */
export async function importCluster(name: string, api: ClusterApi): Promise<Imported> {
  const notes: Notes = [];
  const assembly = prunedAssembly(await readCluster(name, api, notes));
  const source = sayEstate(estateOf(assembly), notes);
  return { kind: "cluster", source, diagnostics: notes };
}
