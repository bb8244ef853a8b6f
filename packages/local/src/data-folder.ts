import { StowageError } from "@stowage/model";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newSeed } from "./random.js";

/** Where the engine keeps files: its data folder, or one of its own that goes with it. */
export interface DataFolder {
  /** Undefined where nothing is written. */
  readonly path: string | undefined;
  /** What who says how containers run here must know; in the file `token`, which its owner alone can read. */
  readonly token: string;
  /** Removes a folder of its own. */
  remove(): void;
}

/**
 * @param writes Whether files are written that are not to be kept, as the logs of processes: they need a place without a data folder too.
 * @throws {StowageError} `data-folder-unusable` says why it cannot be written.
 */
export function dataFolder(data: string | undefined, writes: boolean): DataFolder {
  if (data === undefined) return writes ? ownFolder() : { path: undefined, token: newSeed(), remove: () => undefined };
  try {
    mkdirSync(data, { recursive: true });
    return { path: data, token: tokenIn(data), remove: () => undefined };
  } catch (error) {
    throw new StowageError("data-folder-unusable", `The data folder ${data} cannot be written: ${(error as Error).message}`, {
      hint: "Choose a folder that you may write (--data DIR), or none (--ephemeral).",
      cause: error,
    });
  }
}

function ownFolder(): DataFolder {
  const path = mkdtempSync(join(tmpdir(), "stowage-"));
  return { path, token: tokenIn(path), remove: () => rmSync(path, { recursive: true, force: true }) };
}

function tokenIn(folder: string): string {
  const path = join(folder, "token");
  const token = newSeed();
  try {
    writeFileSync(path, token, { mode: 0o600, flag: "wx" });
    return token;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  // One from an earlier engine stays, so that whoever read it need not read it again.
  chmodSync(path, 0o600);
  const kept = readFileSync(path, "utf8").trim();
  if (kept.length >= 32) return kept;
  writeFileSync(path, token, { mode: 0o600 });
  return token;
}
