import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StowageError } from "@stowage/model";
import { newSeed } from "../random.js";
import { isAlive, startOfProcess } from "./process-identity.js";

/** One engine at a time holds a data folder. */
export interface FolderLock {
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly start: string | undefined;
}

/**
 * Takes a data folder for this process. What a process left behind that ended without a word is taken over: it is known by its pid and
 * the time at which it started.
 *
 * @throws {StowageError} `data-folder-in-use` names the process that has it; `data-folder-unusable` says why it cannot be written.
 */
export function lockFolder(folder: string): FolderLock {
  const path = join(folder, "engine.lock");
  const own = join(folder, `engine.lock.${process.pid}.${newSeed()}`);
  const holder: Holder = { pid: process.pid, start: startOfProcess(process.pid) };
  writable(folder, () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(own, JSON.stringify(holder));
  });
  try {
    // A link is made whole or not at all, and not where there is one.
    while (!link(own, path)) takeOver(folder, path, own);
  } finally {
    rmSync(own, { force: true });
  }
  return {
    release() {
      if (readHolder(path)?.pid === process.pid) rmSync(path, { force: true });
    },
  };
}

function link(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    return write(own, path);
  }
}

/** Where a file system has no links. */
function write(own: string, path: string): boolean {
  try {
    writeFileSync(path, readFileSync(own), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function takeOver(folder: string, path: string, own: string): void {
  const found = readHolder(path);
  if (found && isHeld(found)) throw inUse(folder, found);
  const aside = `${own}.old`;
  try {
    renameSync(path, aside);
  } catch {
    return; // Somebody else was faster; the next attempt sees whom it belongs to.
  }
  const moved = readHolder(aside);
  // Between looking and moving another engine may have taken it: then it gets it back.
  if (moved && isHeld(moved)) {
    link(aside, path);
    rmSync(aside, { force: true });
    throw inUse(folder, moved);
  }
  rmSync(aside, { force: true });
}

function isHeld({ pid, start }: Holder): boolean {
  if (!isAlive(pid)) return false;
  const now = startOfProcess(pid);
  // On Linux a process that is there has a start; elsewhere, without one, the pid alone must do.
  if (now === undefined) return process.platform === "win32";
  return start === undefined || start === now;
}

function readHolder(path: string): Holder | undefined {
  try {
    const { pid, start } = JSON.parse(readFileSync(path, "utf8")) as Holder;
    return Number.isInteger(pid) ? { pid, start } : undefined;
  } catch {
    return undefined;
  }
}

function inUse(folder: string, { pid }: Holder): StowageError {
  return new StowageError("data-folder-in-use", `Another engine (process ${pid}) holds the data folder ${folder}.`, {
    hint: `Stop it (kill ${pid}), or start this one with another folder (--data DIR) or none (--ephemeral).`,
  });
}

function writable(folder: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new StowageError("data-folder-unusable", `The data folder ${folder} cannot be written: ${(error as Error).message}.`, {
      hint: "Choose a folder that you may write (--data DIR), or none (--ephemeral).",
      cause: error,
    });
  }
}
