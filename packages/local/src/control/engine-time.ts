import type { Clock } from "../clock.js";

/**
 * The engine's time: wall-clock milliseconds that never run backwards. A wall clock that steps forward (a laptop that slept) is
 * followed; one that steps back is not, time then goes on at the monotonic clock's pace, so that no wait becomes longer by the step.
 */
export function engineTime(clock: Clock, atLeast: number): () => number {
  let anchor = Math.max(atLeast, clock.now());
  let anchoredAt = clock.monotonic();
  return () => {
    const steady = anchor + Math.floor(clock.monotonic() - anchoredAt);
    const wall = clock.now();
    if (wall <= steady) return steady;
    anchor = wall;
    anchoredAt = clock.monotonic();
    return wall;
  };
}
