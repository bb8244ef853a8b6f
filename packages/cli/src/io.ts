import { readFileSync } from "node:fs";

/** The command line's only way to the outside: what it reads and writes. Results go to `out`, progress and errors to `err`. */
export interface Io {
  readonly cwd: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** A file's text, or undefined if it cannot be read: for showing the line that a finding is about. */
  readonly readText: (path: string) => string | undefined;
  /** Whether `out` shows colours. */
  readonly color: boolean;
  /** How many characters fit on a line of `out`. */
  readonly width: number;
  /** Asks a question that is answered with yes or no; undefined where nobody can be asked. */
  readonly confirm: ((question: string) => Promise<boolean>) | undefined;
  /** Resolves when the user (Ctrl-C) or the system asks the program to end. */
  readonly stopped: () => Promise<void>;
}

export function processIo(): Io {
  const { stdout, stderr } = process;
  // Whoever reads has read enough, as in `stowage check … | head`.
  for (const stream of [stdout, stderr]) stream.on("error", endWhereNobodyReads);
  return {
    cwd: process.cwd(),
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    readText,
    color: stdout.isTTY === true && !process.env["NO_COLOR"],
    width: stdout.columns ?? 100,
    // Node makes its standard input when it is first named, which takes a while.
    get confirm() {
      return process.stdin.isTTY && stderr.isTTY ? ask : undefined;
    },
    stopped: () =>
      new Promise((resolve) => {
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
      }),
  };
}

function endWhereNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit();
}

/** A file's text, or undefined if it cannot be read. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

async function ask(question: string): Promise<boolean> {
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
  } finally {
    lines.close();
  }
}
