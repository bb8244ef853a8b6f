/** Milliseconds that never run backwards. */
export function monotonic(): number {
  return performance.now();
}

/** Today, as `YYYY-MM-DD` (UTC). */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** The time now. */
export function now(): Date {
  return new Date();
}

/** Calls `run` again and again, and keeps no process alive for it. Returns what ends it. */
export function everyMs(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms);
  timer.unref();
  return () => clearInterval(timer);
}
