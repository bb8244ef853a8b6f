import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { StowageError } from "@stowage/model";
import type { Imported } from "@stowage/convert";
import { command, shared } from "../command.js";
import type { Command } from "../command.js";
import { endpointOf } from "../connect.js";
import type { Target } from "../connect.js";
import { renderDiagnostics } from "../render/diagnostics.js";

interface ImportOptions extends Target {
  readonly out?: string;
  readonly cluster?: string;
}

export const importCommand: Command = command<ImportOptions>({
  name: "import",
  operands: "[FILE]",
  summary: "turn ECS JSON, a Compose file or a live cluster into definitions in TypeScript",
  options: [
    { flags: "--out <FILE.ts>", about: "write them there instead of printing them" },
    { flags: "--cluster <NAME>", about: "import this live cluster instead of a file" },
    shared["region"]!,
    shared["endpoint"]!,
    shared["local"]!,
    shared["port"]!,
  ],
  async run({ operands, options, io }) {
    const [file] = operands;
    if ((file === undefined) === (options.cluster === undefined)) {
      throw new StowageError("usage-import", file === undefined ? "Nothing is named to import." : "A file and a cluster are named.", {
        hint: "Name a file, or a cluster with --cluster NAME.",
      });
    }
    const { importFile } = await import("../load/import-file.js");
    const { source, diagnostics } = file === undefined ? await importLive(options.cluster!, options) : await importFile(file, io.cwd);
    io.err(renderDiagnostics(file ?? options.cluster!, diagnostics, io));
    if (options.out === undefined) io.out(source);
    else {
      await writeFile(resolve(io.cwd, options.out), source);
      io.err(`Wrote ${options.out}.\n`);
    }
    return 0;
  },
});

async function importLive(cluster: string, options: ImportOptions): Promise<Imported> {
  const { clusterApi, createClients, closeClients, describeAwsError } = await import("@stowage/client");
  const { importCluster } = await import("@stowage/convert");
  const endpoint = endpointOf({ configuration: undefined }, options);
  // The embedded engine has a Region of its own; Amazon's must be named.
  const region = options.region ?? (endpoint === undefined ? undefined : "us-east-1");
  if (region === undefined) throw new StowageError("usage-region", "No region is known.", { hint: "Pass --region." });
  const clients = createClients({ region, ...(endpoint !== undefined && { endpoint }) });
  try {
    return await importCluster(cluster, clusterApi(clients));
  } catch (error) {
    throw describeAwsError(error);
  } finally {
    closeClients(clients);
  }
}
