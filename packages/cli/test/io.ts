import { readText } from "../src/io.js";
import type { Io } from "../src/io.js";
import { main } from "../src/main.js";

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, in a folder, and collects what it prints. */
export async function stowage(argv: readonly string[], cwd: string, answers: { readonly confirm?: boolean } = {}): Promise<Outcome> {
  let out = "";
  let err = "";
  const { confirm } = answers;
  const io: Io = {
    cwd,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    readText,
    color: false,
    width: 120,
    confirm: confirm === undefined ? undefined : async () => confirm,
    stopped: () => Promise.resolve(),
  };
  return { code: await main(argv, io), out, err };
}
