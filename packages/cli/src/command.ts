import type { Io } from "./io.js";

/** One command of `stowage`: it declares its interface, calls a package, renders, and returns the exit code. */
export interface Command {
  readonly name: string;
  /** As commander writes them: `[ENTRY]`, `[ENTRY|FILE...]`. */
  readonly operands: string;
  readonly summary: string;
  readonly options: readonly Option[];
  /** 0: success. 1: findings or a failed run. Wrong usage and unreadable input are thrown. */
  run(call: Call<Options>): Promise<number>;
}

export interface Option {
  /** `--out <DIR>` */
  readonly flags: string;
  readonly about: string;
  readonly choices?: readonly string[];
  readonly default?: string;
}

export interface Options {
  readonly [name: string]: string | boolean | undefined;
}

export interface Call<O> {
  readonly operands: readonly string[];
  readonly options: O;
  readonly io: Io;
}

/** Declares a command whose options are typed by `O`. */
export function command<O extends { readonly [K in keyof O]: string | boolean | undefined }>(
  spec: Omit<Command, "run"> & { run(call: Call<O>): Promise<number> },
): Command {
  return spec as unknown as Command;
}

/** Options that several commands share. */
export const shared: { readonly [name: string]: Option } = {
  format: { flags: "--format <FORMAT>", about: "how to print the result", choices: ["pretty", "json"], default: "pretty" },
  region: { flags: "--region <REGION>", about: "the AWS region; otherwise the definition's, then the configuration's" },
  endpoint: { flags: "--endpoint-url <URL>", about: "talk to this endpoint instead of Amazon's" },
  local: { flags: "--local", about: "talk to the embedded engine on this machine" },
  port: { flags: "--port <PORT>", about: "the embedded engine's port" },
  data: { flags: "--data <DIR>", about: "the embedded engine's data folder" },
  yes: { flags: "--yes", about: "do not ask" },
};
