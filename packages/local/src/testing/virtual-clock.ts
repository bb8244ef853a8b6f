import type { Clock, Timer } from "../clock.js";

/** A clock that moves only when it is told to, and then runs everything that falls due, in order. */
export interface VirtualClock extends Clock {
  /** Moves on by `ms`, running what falls due on the way. */
  advance(ms: number): void;
  /** Runs what is due at this instant, without moving. */
  settle(): void;
  /** Moves from one thing to the next until `condition` holds; throws when it does not within `withinMs`. Returns how long it took. */
  advanceUntil(condition: () => boolean, withinMs: number): number;
  /** Sets the wall clock forward or back by `ms`; waits do not notice. */
  stepWall(ms: number): void;
  /** When the next thing falls due, on the monotonic clock; undefined: nothing does. */
  next(): number | undefined;
}

/** @param startAt The wall clock's milliseconds since 1970 at the beginning. Default: 2026-01-01, 00:00 UTC. */
export function virtualClock(startAt: number = 1_767_225_600_000): VirtualClock {
  let monotonic = 0;
  let offset = startAt;
  let order = 0;
  const heap = timerHeap();
  let soon: (() => void)[] = [];
  let soonHead = 0;

  /** What is due first, then what was asked for soon: so all that falls due at one instant is one turn, as of an event loop. */
  function settle(): void {
    for (;;) {
      for (let due = heap.peek(); due && due.at <= monotonic; due = heap.peek()) {
        heap.pop();
        due.call?.();
      }
      if (soonHead === soon.length) return;
      const turn = soon.length;
      while (soonHead < turn) soon[soonHead++]!();
      if (soonHead < soon.length) continue;
      soon = [];
      soonHead = 0;
    }
  }

  function step(until: number): boolean {
    settle();
    const next = heap.peek();
    if (!next || next.at > until) return false;
    monotonic = next.at;
    settle();
    return true;
  }

  const clock: VirtualClock = {
    now: () => Math.floor(offset + monotonic),
    monotonic: () => monotonic,
    after(delayMs, call): Timer {
      const entry: Entry = { at: monotonic + Math.max(0, delayMs), order: order++, call };
      heap.push(entry);
      return { cancel: () => void (entry.call = undefined) };
    },
    sleep: (ms) => new Promise((resolve) => void clock.after(ms, resolve)),
    soon: (call) => void soon.push(call),
    advance(ms) {
      const until = monotonic + ms;
      while (step(until));
      monotonic = until;
    },
    settle,
    advanceUntil(condition, withinMs) {
      const from = monotonic;
      settle();
      while (!condition()) {
        if (!step(from + withinMs)) throw new Error(`not so within ${withinMs} ms of virtual time: ${condition.toString()}`);
      }
      return monotonic - from;
    },
    stepWall: (ms) => void (offset += ms),
    next: () => heap.peek()?.at,
  };
  return clock;
}

interface Entry {
  readonly at: number;
  readonly order: number;
  /** Gone once it is cancelled. */
  call: (() => void) | undefined;
}

function timerHeap(): { peek(): Entry | undefined; pop(): void; push(entry: Entry): void } {
  const entries: Entry[] = [];
  const before = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

  function pop(): void {
    const last = entries.pop()!;
    if (entries.length === 0) return;
    let at = 0;
    for (let child = 1; child < entries.length; child = 2 * at + 1) {
      if (child + 1 < entries.length && before(entries[child + 1]!, entries[child]!)) child++;
      if (!before(entries[child]!, last)) break;
      entries[at] = entries[child]!;
      at = child;
    }
    entries[at] = last;
  }

  return {
    peek() {
      while (entries.length > 0 && entries[0]!.call === undefined) pop();
      return entries[0];
    },
    pop,
    push(entry) {
      let at = entries.length;
      entries.push(entry);
      while (at > 0 && before(entry, entries[(at - 1) >>> 1]!)) {
        entries[at] = entries[(at - 1) >>> 1]!;
        at = (at - 1) >>> 1;
      }
      entries[at] = entry;
    },
  };
}
