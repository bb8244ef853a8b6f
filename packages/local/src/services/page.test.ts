import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ecsPage, page } from "./page.js";

const rules = ecsPage(10, 100);
const self = (id: string): string => id;

function all(list: readonly string[], size: number): string[][] {
  const pages: string[][] = [];
  let token: string | undefined;
  do {
    const { items, nextToken } = page(list, self, { size, token }, rules);
    pages.push([...items]);
    token = nextToken;
  } while (token !== undefined);
  return pages;
}

const sorted = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 60 }).map((list) => list.sort());

describe("pages", () => {
  test("put together are the list, whatever their size, ascending or descending", () => {
    fc.assert(
      fc.property(sorted, fc.integer({ min: 1, max: 100 }), fc.boolean(), (list, size, descending) => {
        const ordered = descending ? list.toReversed() : list;
        const pages = all(ordered, size);
        expect(pages.flat()).toEqual(ordered);
        expect(pages.every((items) => items.length <= size)).toBe(true);
        expect(pages.slice(0, -1).every((items) => items.length === size)).toBe(true);
      }),
    );
  });

  test("neither repeat nor skip what stays while the list changes between them", () => {
    fc.assert(
      fc.property(sorted, sorted, fc.integer({ min: 1, max: 10 }), (before, after, size) => {
        const first = page(before, self, { size, token: undefined }, rules);
        if (first.nextToken === undefined) return;
        const rest = page(after, self, { size: 100, token: first.nextToken }, rules).items;
        const last = first.items.at(-1)!;
        expect(rest).toEqual(after.filter((id) => id > last));
      }),
    );
  });

  test("of the default size have none of the list's end in common with a token", () => {
    expect(page(["a"], self, { size: undefined, token: undefined }, rules)).toEqual({ items: ["a"] });
    expect(page([], self, { size: undefined, token: undefined }, rules)).toEqual({ items: [] });
  });

  test.each([0, -1, 101, 1.5])("of size %s are refused", (size) => {
    expect(() => page([], self, { size, token: undefined }, rules)).toThrow("from 1 to 100");
  });

  test.each(["", "abc", "c3Rvd2Fn", "💥"])("after the token %j are refused", (token) => {
    expect(() => page(["a"], self, { size: 1, token }, rules)).toThrow("Invalid token");
  });
});
