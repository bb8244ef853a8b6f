import { describe, expect, it } from "vitest";
import { virtualClock } from "../testing/virtual-clock.js";
import { turnsOn } from "./turns.js";

function recorded() {
  const clock = virtualClock(0);
  const at: number[] = [];
  return { clock, at, turns: turnsOn(clock, () => void at.push(clock.monotonic())) };
}

describe("turns", () => {
  it("come once, however often one is asked for", () => {
    const { clock, at, turns } = recorded();
    turns.soon();
    turns.soon();
    expect([turns.isSoon, at]).toEqual([true, []]);
    clock.settle();
    expect([turns.isSoon, at]).toEqual([false, [0]]);
  });

  it.each<[string, readonly (number | undefined)[], readonly number[]]>([
    ["come at the time that is waited for", [50], [50]],
    ["come at the earlier of two times", [50, 20], [20]],
    ["do not put off a time for a later one", [20, 50, undefined], [20]],
    ["do not come for nothing", [undefined], []],
    ["come within half a minute, as the wall clock may step meanwhile", [3_600_000], [30_000]],
  ])("%s", (_what, times, expected) => {
    const { clock, at, turns } = recorded();
    for (const time of times) turns.by(time, 0);
    clock.advance(7_200_000);
    expect(at).toEqual(expected);
  });

  it("wait for no time once that is cancelled", () => {
    const { clock, at, turns } = recorded();
    turns.by(50, 0);
    turns.cancel();
    clock.advance(100);
    expect(at).toEqual([]);
  });
});
