import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differences, unmet } from "./difference.js";

describe("differences", () => {
  it.each([
    ["nothing", { a: 1 }, { a: 1 }, []],
    ["a value", { a: 1 }, { a: 2 }, [{ path: "/a", now: 1, wanted: 2 }]],
    ["a member too many", { a: 1, b: 2 }, { a: 1 }, [{ path: "/b", now: 2 }]],
    ["a missing member", {}, { a: { b: 1 } }, [{ path: "/a", wanted: { b: 1 } }]],
    ["an element", { a: [1, 2] }, { a: [1, 3] }, [{ path: "/a/1", now: 2, wanted: 3 }]],
    ["an element too many", { a: [1, 2] }, { a: [1] }, [{ path: "/a/1", now: 2 }]],
    ["a key that needs escaping", { "a/b": 1 }, { "a/b": 2 }, [{ path: "/a~1b", now: 1, wanted: 2 }]],
  ])("find %s", (_, now, wanted, expected) => expect(differences(now, wanted)).toEqual(expected));

  it("are none between a value and itself, whatever the order of its members", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(differences(value, reversed(value))).toEqual([]);
      }),
    );
  });

  it("are some between values that are not equal", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        fc.pre(canonical(a) !== canonical(b));
        expect(differences(a, b)).not.toEqual([]);
      }),
    );
  });
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

/** The same text for values that are equal, whatever the order of their members. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member) ? Object.fromEntries(Object.entries(member).sort()) : member,
  );
}

describe("what is unmet", () => {
  it.each([
    ["leaves alone what is not mentioned", { a: 1, b: { c: 1, d: 2 } }, { b: { c: 1 } }, []],
    ["is a value that differs", { b: { c: 1 } }, { b: { c: 2 } }, [{ path: "/b/c", now: 1, wanted: 2 }]],
    ["is a list of another length", { a: [1] }, { a: [1, 2] }, [{ path: "/a", now: [1], wanted: [1, 2] }]],
    ["is not an empty list that AWS leaves out", {}, { a: [], b: {} }, []],
    ["is not undefined", { a: 1 }, { a: undefined }, []],
  ])("%s", (_, now, wanted, expected) => expect(unmet(now, wanted)).toEqual(expected));
});
