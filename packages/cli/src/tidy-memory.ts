import { Session } from "node:inspector/promises";
import { getHeapStatistics } from "node:v8";
import { everyMs } from "./clock.js";

/** What a process has used up to now: milliseconds of processors, and bytes of memory that its heap has of the system. */
export interface Usage {
  readonly cpuMs: number;
  readonly heapBytes: number;
}

/** How often it looks; how little a process does that rests, as a share of one processor; and what is worth a tenth of a second. Our choice. */
const look = { ms: 5_000, restsBelow: 0.1, worthBytes: 32 << 20 } as const;

/**
 * Lets V8 give memory back once the process rests after a busy time. By itself it keeps what it took until it needs more: an engine that has started ten
 * thousand tasks holds 60 MB more than it uses. Only for a process that is ours. Returns what ends it.
 */
export function tidyMemory(): () => void {
  let before = usage();
  let tidyBytes = before.heapBytes;
  return everyMs(look.ms, () => {
    const now = usage();
    if (isWorthTidying(before, now, tidyBytes)) {
      void collectGarbage().then(() => (tidyBytes = usage().heapBytes));
    }
    before = now;
  });
}

/** Whether the process rests and has taken enough since it was last tidy. `before` is what it had used one look ago. */
export function isWorthTidying(before: Usage, now: Usage, tidyBytes: number): boolean {
  const rests = now.cpuMs - before.cpuMs < look.restsBelow * look.ms;
  return rests && now.heapBytes - tidyBytes > look.worthBytes;
}

/** The inspector's way needs no flag, which would make V8 refuse the code that is kept for it. */
export async function collectGarbage(): Promise<void> {
  const session = new Session();
  session.connect();
  await session.post("HeapProfiler.collectGarbage");
  session.disconnect();
}

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000, heapBytes: getHeapStatistics().total_physical_size };
}
