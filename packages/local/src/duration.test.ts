import { expect, test } from "vitest";
import { milliseconds } from "./duration.js";

test.each([
  [5, 5],
  ["500ms", 500],
  ["1.5s", 1500],
  ["15m", 900_000],
  [" 2h ", 7_200_000],
  ["1d", 86_400_000],
])("%j is %d ms", (span, expected) => {
  expect(milliseconds(span)).toBe(expected);
});

test.each(["", "5", "m", "-1s", "1 hour", "1e3s"])("%j is refused", (span) => {
  expect(() => milliseconds(span)).toThrow(expect.objectContaining({ code: "duration" }));
});
