import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StowageError } from "@stowage/model";
import type { Clock } from "../../clock.js";
import { isAlive, startOfProcess } from "../../store/process-identity.js";
import { endGroup } from "./end-group.js";

/** Which processes an engine has started, so that the next one on the same data folder finds those that outlived it. */
export interface ProcessRecords {
  add(pid: number): void;
  remove(pid: number): void;
  /** Kills what earlier engines left, and waits until it is gone. */
  endLeftovers(): Promise<void>;
}

/** How long a killed process may take to go. */
const PATIENCE_MS = 5_000;

/**
 * Processes are found by a record of their pid and start in the data folder, and on Linux also by the engine's mark in their environment,
 * which they pass on to their own children.
 *
 * @param marked Whether to look for marks; for tests of systems without them.
 */
export function processRecords(
  folder: string,
  engine: string,
  clock: Clock,
  marked: boolean = process.platform === "linux",
): ProcessRecords {
  mkdirSync(folder, { recursive: true });
  const file = (pid: number): string => join(folder, `${pid}.json`);

  function recorded(): readonly number[] {
    return readdirSync(folder).flatMap((name) => {
      const pid = Number.parseInt(name, 10);
      const alive = Number.isInteger(pid) && isAlive(pid) && isSame(join(folder, name), pid);
      if (!alive) rmSync(join(folder, name), { force: true });
      return alive ? [pid] : [];
    });
  }

  const found = (): readonly number[] => [...new Set([...recorded(), ...(marked ? processesMarked(engine) : [])])];

  return {
    add: (pid) => writeFileSync(file(pid), JSON.stringify({ start: startOfProcess(pid) })),
    remove: (pid) => rmSync(file(pid), { force: true }),
    async endLeftovers() {
      const until = clock.monotonic() + PATIENCE_MS;
      for (let left = found(); left.length > 0; left = found()) {
        for (const pid of left) {
          endGroup({ pid }, "SIGKILL");
          kill(pid);
        }
        if (clock.monotonic() > until) throw stubborn(left);
        await clock.sleep(10);
      }
    },
  };
}

function isSame(path: string, pid: number): boolean {
  try {
    const { start } = JSON.parse(readFileSync(path, "utf8")) as { readonly start?: string };
    return start === undefined ? process.platform === "win32" : start === startOfProcess(pid);
  } catch {
    return false;
  }
}

/** Pids whose environment has the engine's mark, ourselves aside. Others' processes cannot be read, and are not ours. */
function processesMarked(engine: string): readonly number[] {
  const mark = `\0STOWAGE_ENGINE=${engine}\0`;
  return readdirSync("/proc").flatMap((name) => {
    const pid = Number.parseInt(name, 10);
    if (!Number.isInteger(pid) || pid === process.pid) return [];
    try {
      return `\0${readFileSync(`/proc/${pid}/environ`, "latin1")}`.includes(mark) && startOfProcess(pid) !== undefined ? [pid] : [];
    } catch {
      return [];
    }
  });
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Gone already.
  }
}

function stubborn(pids: readonly number[]): StowageError {
  return new StowageError("leftover-processes", `Processes of an earlier engine do not end: ${pids.join(", ")}.`, {
    hint: "End them by hand, then start again: they may hold the addresses that tasks need.",
  });
}
