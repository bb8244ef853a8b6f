import type { ChildProcess } from "node:child_process";

/** Signals a process and everything that it started (its process group, which it leads); nothing if they are gone. */
export function endGroup({ pid }: Pick<ChildProcess, "pid">, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch {
    // Gone already.
  }
}
