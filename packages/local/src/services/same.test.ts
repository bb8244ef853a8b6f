import fc from "fast-check";
import { expect, test } from "vitest";
import { same } from "./same.js";

test("a value is the same as its copy, and as itself written in another order", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(same(value, structuredClone(value))).toBe(true);
      expect(same(value, reversed(value))).toBe(true);
      expect(same([value], [value, null])).toBe(false);
    }),
  );
});

test.each([
  [{ a: 1 }, { a: 1, b: undefined }, true],
  [{ a: 1 }, { a: 1, b: null }, false],
  [[1, 2], [2, 1], false],
  [[], {}, false],
  [{}, null, false],
  ["1", 1, false],
  [{ a: { b: [] } }, { a: { b: [] } }, true],
])("%j and %j: %s", (a, b, expected) => {
  expect(same(a, b)).toBe(expected);
  expect(same(b, a)).toBe(expected);
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}
