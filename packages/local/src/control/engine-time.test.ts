import { expect, it } from "vitest";
import { virtualClock } from "../testing/virtual-clock.js";
import { engineTime } from "./engine-time.js";

it("follows the wall clock forward and goes on at its own pace when that steps back", () => {
  const clock = virtualClock(1_000_000);
  const now = engineTime(clock, 0);
  clock.advance(500);
  expect(now()).toBe(1_000_500);
  clock.stepWall(3_600_000);
  expect(now()).toBe(4_600_500);
  clock.stepWall(-7_200_000);
  clock.advance(250);
  expect(now()).toBe(4_600_750);
});

it("never falls behind what was stored", () => {
  expect(engineTime(virtualClock(1_000), 5_000)()).toBe(5_000);
});
