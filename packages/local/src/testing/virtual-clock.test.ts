import { expect, it } from "vitest";
import { virtualClock } from "./virtual-clock.js";

it("runs what falls due in the order of times, then of asking, and then what was asked for soon", () => {
  const clock = virtualClock(0);
  const ran: string[] = [];
  clock.after(20, () => ran.push("late"));
  clock.after(10, () => {
    ran.push("first");
    clock.soon(() => ran.push("soon"));
    clock.after(0, () => ran.push("at once"));
  });
  clock.after(10, () => ran.push("second"));
  clock.after(15, () => ran.push("cancelled")).cancel();
  clock.advance(19);
  expect(ran).toEqual(["first", "second", "at once", "soon"]);
  expect(clock.now()).toBe(19);
  clock.advance(1);
  expect(ran.at(-1)).toBe("late");
});

it("says when a condition does not come true", () => {
  expect(() => virtualClock().advanceUntil(() => false, 1_000)).toThrow("not so within 1000 ms");
});
