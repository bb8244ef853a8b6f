import type { Clock } from "../src/clock.js";

/** A clock that stands still until a test moves it. */
export interface VirtualClock extends Clock {
  /** Moves on, and fires what falls due on the way, each at its own time, with promises settled in between. */
  advance(ms: number): Promise<void>;
  readonly pending: number;
}

export function virtualClock(): VirtualClock {
  let now = 0;
  let serial = 0;
  const timers = new Map<number, { readonly at: number; readonly callback: () => void }>();
  return {
    now: () => now,
    after(delayMs, callback) {
      const id = (serial += 1);
      timers.set(id, { at: now + delayMs, callback });
      return { cancel: () => void timers.delete(id) };
    },
    async advance(ms) {
      const end = now + ms;
      for (;;) {
        await settle();
        const due = [...timers].filter(([, timer]) => timer.at <= end).sort(([a, x], [b, y]) => x.at - y.at || a - b)[0];
        if (due === undefined) break;
        timers.delete(due[0]);
        now = due[1].at;
        due[1].callback();
      }
      now = end;
      await settle();
    },
    get pending() {
      return timers.size;
    },
  };
}

/** Lets everything run that needs neither time nor I/O. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
