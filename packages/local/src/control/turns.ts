import type { Clock, Timer } from "../clock.js";

/** When the engine has its next turn. */
export interface Turns {
  /** Whether the next turn is as soon as it can be. */
  readonly isSoon: boolean;
  /** Asks for a turn in the next turn of the event loop. */
  soon(): void;
  /** Asks for a turn at `time` at the latest; undefined: there is nothing to wait for. */
  by(time: number | undefined, now: number): void;
  /** Gives up waiting for a time. */
  cancel(): void;
}

export function turnsOn(clock: Clock, turn: () => void): Turns {
  let isSoon = false;
  let alarm: { readonly timer: Timer; readonly at: number } | undefined;
  return {
    get isSoon() {
      return isSoon;
    },
    soon() {
      if (isSoon) return;
      isSoon = true;
      clock.soon(() => {
        isSoon = false;
        turn();
      });
    },
    by(time, now) {
      if (time === undefined || (alarm && alarm.at <= time)) return;
      alarm?.timer.cancel();
      const ring = (): void => {
        alarm = undefined;
        turn();
      };
      alarm = { at: time, timer: clock.after(Math.min(time - now, longestNapMs), ring) };
    },
    cancel: () => alarm?.timer.cancel(),
  };
}

/** The wall clock may step forward (a laptop slept) while the monotonic one, which timers follow, stands still. */
const longestNapMs = 30_000;
