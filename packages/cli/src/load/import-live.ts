import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Imported } from "@stowage/convert";
import { withLiveClients } from "../connect.js";
import type { Target } from "../connect.js";
import { loadEntry } from "./load-entry.js";
import type { Entry } from "./entry.js";

/**
 * A live cluster as definitions in TypeScript, through the AWS SDK.
 *
 * @throws {StowageError} `usage-region`; `aws-…` for what AWS answers; what `importCluster` throws.
 */
export async function importLive(cluster: string, options: Target): Promise<Imported> {
  const { clusterApi } = await import("@stowage/client");
  const { importCluster } = await import("@stowage/convert");
  return withLiveClients(options, (clients) => importCluster(cluster, clusterApi(clients)));
}

/** A live cluster as an entry, to compare with a definition. @throws {StowageError} as importLive and loadEntry. */
export async function loadLive(cluster: string, options: Target): Promise<Entry> {
  const { source } = await importLive(cluster, options);
  const folder = await mkdtemp(join(tmpdir(), "stowage-live-"));
  try {
    await writeFile(join(folder, "live.ts"), source);
    return { ...(await loadEntry("live.ts", folder, options)), name: `live:${cluster}` };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
