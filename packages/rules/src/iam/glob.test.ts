import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { covers, overlaps } from "./glob.js";

describe("covers", () => {
  it.each([
    ["*", "anything", true],
    ["*", "*", true],
    ["a*c", "abc", true],
    ["a*c", "ab", false],
    ["a?c", "abc", true],
    ["a?c", "ac", false],
    ["a?", "a*", false],
    ["a*", "a*", true],
    ["a*", "a?b*", true],
    ["ab*", "a*", false],
    ["log-group:/ecs/*", "log-group:/ecs/web:*", true],
    ["secret:db-AbCdEf", "secret:db-??????", false],
    ["secret:db-*", "secret:db-??????", true],
    ["", "", true],
    ["", "*", false],
  ])("%s, %s: %s", (pattern, wanted, expected) => expect(covers(pattern, wanted)).toBe(expected));
});

describe("overlaps", () => {
  it.each([
    ["*", "x", true],
    ["a*", "*b", true],
    ["a*", "b*", false],
    ["a?", "?b", true],
    ["secret:db-AbCdEf", "secret:db-??????", true],
    ["secret:db-AbCd", "secret:db-??????", false],
    ["*:log-group:*", "arn:aws:logs:*:log-group:x:*", true],
    ["**", "", true],
    ["a", "", false],
  ])("%s, %s: %s", (a, b, expected) => expect([overlaps(a, b), overlaps(b, a)]).toEqual([expected, expected]));
});

/** Short patterns over a small alphabet, so that wildcards meet. */
const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 6 });
const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 6 });

describe("both agree with what patterns match", () => {
  const matches = (glob: string, subject: string): boolean =>
    new RegExp(`^${glob.replaceAll("*", ".*").replaceAll("?", ".")}$`).test(subject);

  it("a text is covered as a regular expression would match it", () => {
    fc.assert(fc.property(pattern, text, (glob, subject) => covers(glob, subject) === matches(glob, subject)));
  });
  it("what is covered is matched, and what both match overlaps", () => {
    fc.assert(
      fc.property(pattern, pattern, text, (a, b, subject) => {
        if (covers(a, b) && matches(b, subject)) expect(matches(a, subject)).toBe(true);
        if (matches(a, subject) && matches(b, subject)) expect(overlaps(a, b)).toBe(true);
      }),
    );
  });
});
