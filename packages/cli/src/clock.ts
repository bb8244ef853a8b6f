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
