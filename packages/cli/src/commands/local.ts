import { resolve } from "node:path";
import { StowageError } from "@stowage/model";
import { command, shared } from "../command.js";
import type { Command } from "../command.js";
import { defaultData, defaultPort, portOf } from "../connect.js";
import { loadEntry } from "../load/load-entry.js";

interface LocalOptions {
  readonly port?: string;
  readonly data?: string;
  readonly ephemeral?: boolean;
  readonly driver: "process" | "simulated";
  readonly assembly?: string;
  readonly root?: string;
  readonly pace: "fast" | "aws";
  readonly region?: string;
}

export const localCommand: Command = command<LocalOptions>({
  name: "local",
  operands: "",
  summary: "does it run? the embedded, ECS-compatible control plane, in the foreground",
  options: [
    { ...shared["port"]!, about: "where to listen; 4580 by default, 0 for any free port" },
    { ...shared["data"]!, about: "where to keep everything; .stowage/local by default" },
    { flags: "--ephemeral", about: "keep everything in memory" },
    { flags: "--driver <DRIVER>", about: "how containers run", choices: ["process", "simulated"], default: "process" },
    { flags: "--assembly <FILE>", about: "the Assembly whose `local` commands may be run" },
    { flags: "--root <DIR>", about: "what the `local` commands' folders are relative to; the Assembly's folder by default" },
    { flags: "--pace <PACE>", about: "fast caps AWS's own waits at a second", choices: ["fast", "aws"], default: "fast" },
    { ...shared["region"]!, about: "the region of requests that name none" },
  ],
  async run({ options, io }) {
    if (options.ephemeral && options.data !== undefined) throw new StowageError("usage-data", "--ephemeral and --data exclude each other.");
    const entry = options.assembly === undefined ? undefined : await loadEntry(options.assembly, io.cwd);
    const region = options.region ?? entry?.assembly.region;
    const { startLocal } = await import("@stowage/local");
    const stopped = io.stopped();
    const engine = await startLocal({
      port: portOf(options.port) ?? defaultPort,
      ...(options.ephemeral ? { ephemeral: true } : { data: resolve(io.cwd, options.data ?? defaultData) }),
      driver: options.driver,
      pace: options.pace,
      ...(region !== undefined && { region }),
      ...(entry && { assembly: entry.assembly, root: options.root === undefined ? entry.root : resolve(io.cwd, options.root) }),
    });
    io.out(`Stowage is listening on ${engine.url}\n`);
    const { tidyMemory } = await import("../tidy-memory.js");
    const untidied = tidyMemory();
    await stopped;
    untidied();
    io.err("Stopping the tasks …\n");
    await engine.close();
    return 0;
  },
});
