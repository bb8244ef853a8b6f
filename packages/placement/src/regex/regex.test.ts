import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileRegex } from "./regex.js";
import type { RegexError } from "./regex.js";

describe("a regular expression", () => {
  it.each<[source: string, yes: string[], no: string[]]>([
    ["t2.*", ["t2.micro", "t2"], ["xt2.micro", "t3.micro"]],
    ["(t2|t3)\\.(micro|small)", ["t2.micro", "t3.small"], ["t2xmicro", "t2.medium"]],
    ["[a-c]{2,3}", ["ab", "abc"], ["a", "abca", "ad"]],
    ["a{2}", ["aa"], ["a", "aaa"]],
    ["a{2,}", ["aa", "aaaa"], ["a"]],
    ["[^a-c]+", ["xyz"], ["xaz", ""]],
    ["\\d+\\.\\w*", ["12.ab_3", "1."], ["a.b"]],
    ["\\Qa.b*\\E+", ["a.b*", "a.b**"], ["axb"]],
    ["(?i)Prod", ["prod", "PROD"], ["pro"]],
    ["a(?i)b|c", ["aB", "C"], ["Ab"]],
    ["(?i:a)b", ["Ab", "ab"], ["aB"]],
    ["(?:ab)+?", ["abab"], ["aba"]],
    ["^a$", ["a"], ["ba"]],
    ["\\bfoo\\b-.*", ["foo-bar"], ["xfoo-bar"]],
    ["[a[0-9]_-]*", ["a1_-", ""], ["b"]],
    ["[]a]+", ["]a"], ["b"]],
    ["\\p{Lower}+\\P{Digit}", ["abc", "ab-"], ["ab1", "A"]],
    ["\\p{L}\\x41\\u0042", ["éAB"], ["1AB"]],
    ["a|", ["a", ""], ["b"]],
    ["", [""], ["a"]],
    [".", ["a"], ["\n", ""]],
  ])("%s", (source, yes, no) => {
    const { matches } = compileRegex(source);
    for (const text of yes) expect([text, matches(text)]).toEqual([text, true]);
    for (const text of no) expect([text, matches(text)]).toEqual([text, false]);
  });

  it.each<[source: string, index: number, message: RegExp]>([
    ["(a", 0, /not closed/],
    ["a)", 1, /closes nothing/],
    ["*a", 0, /Nothing to repeat/],
    ["a{3,2}", 1, /upper bound/],
    ["a{x}", 1, /Expected \{n\}/],
    ["[a", 0, /not closed/],
    ["[b-a]", 1, /range/],
    ["[a&&b]", 2, /Intersections/],
    ["a\\", 1, /after \\/],
    ["\\1", 0, /Back references/],
    ["\\y", 0, /no meaning/],
    ["\\p{Nonsense}", 0, /Unknown character class/],
    ["(?=a)", 0, /Look-around/],
    ["a++", 2, /Possessive/],
    ["((a{100}){100}){100}", 0, /unfolds/],
  ])("%s is refused", (source, index, message) => {
    expect(() => compileRegex(source)).toThrowError(
      expect.objectContaining({ name: "RegexError", message: expect.stringMatching(message) }),
    );
    try {
      compileRegex(source);
    } catch (error) {
      if (index > 0 || !source.includes("{100}")) expect((error as RegexError).index).toBe(index);
    }
  });

  it("takes time that grows with the text, not with the ways to read it", () => {
    const { matches } = compileRegex("(a+)+(a|aa)*b");
    expect(matches(`${"a".repeat(2000)}c`)).toBe(false);
    expect(matches(`${"a".repeat(2000)}b`)).toBe(true);
  });

  it("agrees with JavaScript where both languages are the same", () => {
    const { source } = fc.letrec<{ source: string; atom: string }>((tie) => ({
      atom: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom("a", "b", "c", ".", "[ab]", "[^a]", "\\d", "\\w", "[a-c]", "\\.", "1"),
        tie("source").map((inner) => `(${inner})`),
      ),
      source: fc
        .array(fc.tuple(tie("atom"), fc.constantFrom("", "", "*", "+", "?", "{2}", "{1,2}", "{0,}", "*?")), { minLength: 1, maxLength: 3 })
        .chain((parts) => fc.constantFrom("", "|").map((joint) => parts.map(([atom, repeat]) => atom + repeat).join(joint))),
    }));
    fc.assert(
      fc.property(source, fc.array(fc.stringMatching(/^[abc1.]{0,6}$/), { minLength: 1, maxLength: 8 }), (text, samples) => {
        const regex = compileRegex(text);
        for (const sample of samples)
          expect([text, sample, regex.matches(sample)]).toEqual([text, sample, new RegExp(`^(?:${text})$`).test(sample)]);
      }),
      { numRuns: 2000 },
    );
  });
});
