/** A timer that was set on a {@link Clock}. */
export interface Timer {
  /** Forgets the timer; nothing happens if it has fired already. */
  cancel(): void;
}

/** Time as this package sees it: the one way to read it and to wait for it, so that tests can drive it. */
export interface Clock {
  /** Milliseconds from an arbitrary start; never goes back. */
  now(): number;
  /**
   * Calls `callback` once, `delayMs` milliseconds from now.
   * @param options `keepAlive`: whether the process stays up for this timer (default `false`).
   */
  after(delayMs: number, callback: () => void, options?: { readonly keepAlive?: boolean }): Timer;
}

/** The machine's monotonic clock. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(delayMs, callback, options) {
    const timer = setTimeout(callback, delayMs);
    if (options?.keepAlive !== true) timer.unref();
    return { cancel: () => clearTimeout(timer) };
  },
};
