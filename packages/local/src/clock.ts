/** A point in the future at which something happens. */
export interface Timer {
  cancel(): void;
}

/** The time, as the engine sees it: the machine's, or a virtual one that only moves when told to. */
export interface Clock {
  /** Milliseconds since 1970 (wall clock): it may drift and step. */
  now(): number;
  /** Milliseconds on a clock that never steps; only differences mean something. */
  monotonic(): number;
  /** Calls once `delayMs` from now, measured on the monotonic clock. */
  after(delayMs: number, call: () => void): Timer;
  /** Resolves `ms` from now; unlike a timer it keeps the process alive. */
  sleep(ms: number): Promise<void>;
  /** Calls in the next turn of the event loop; on a virtual clock at the same instant, after everything that was asked for before. */
  soon(call: () => void): void;
}

/** The machine's clock. Its timers do not keep the process alive. */
export function realClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after(delayMs, call) {
      // Node takes at most 2^31 - 1 ms; what lies further ahead is asked for again when it fires early.
      const timer = setTimeout(call, Math.min(Math.max(0, delayMs), 0x7fffffff));
      timer.unref();
      return { cancel: () => clearTimeout(timer) };
    },
    sleep: (ms) => new Promise((resolve) => void setTimeout(resolve, ms)),
    soon: (call) => void setImmediate(call),
  };
}
