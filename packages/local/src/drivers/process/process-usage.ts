import { readFileSync } from "node:fs";

/** What a process has used: its CPU time since its start, with that of children that have ended, and its memory now. */
export interface ProcessUsage {
  readonly cpuMs: number;
  readonly memoryBytes: number;
}

/** Linux counts a process's time in hundredths of a second, whatever its kernel's own clock. Source: proc(5), time(7), USER_HZ. */
const TICK_MS = 10;

/** Undefined where the system does not tell (no Linux), and for a process that has ended. */
export function processUsage(pid: number): ProcessUsage | undefined {
  try {
    return readUsage(readFileSync(`/proc/${pid}/stat`, "latin1"), readFileSync(`/proc/${pid}/status`, "latin1"));
  } catch {
    return undefined;
  }
}

/** The name of a process stands in brackets and may hold anything, so fields are counted from the last one. Source: proc(5). */
export function readUsage(stat: string, status: string): ProcessUsage | undefined {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
  return kilobytes === undefined || Number.isNaN(ticks) ? undefined : { cpuMs: ticks * TICK_MS, memoryBytes: Number(kilobytes) * 1024 };
}
