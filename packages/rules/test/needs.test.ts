import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { catalogue } from "../src/catalogue.js";
import { requestKinds, readRequest } from "../src/requests.js";
import type { RequestName } from "../src/requests.js";
import type { Rule } from "../src/rule.js";
import { newSheet } from "../src/sheet.js";
import { everyCase } from "./every-case.js";
import { unwrap } from "./test-rule.js";

const needy = new Map<string, Rule[]>();
for (const rule of catalogue) for (const member of rule.needs) needy.set(member, [...(needy.get(member) ?? []), rule]);

/** Every request that some rule is tested with, once for each kind that it can be. */
const subjects = [...(await everyCase()).values()].flatMap(({ rule, cases }) =>
  [...Object.values(cases.passes), ...Object.values(cases.fails).map(([subject]) => subject)].map((subject) => unwrap(rule, subject)),
);

describe("a rule finds nothing where a member is not there that it needs", () => {
  it.each([...needy].map(([member, rules]) => ({ member, rules })))("$member", ({ member, rules }) => {
    let tried = 0;
    for (const { value, around, on } of subjects) {
      if (!Object.hasOwn(requestKinds, on)) continue;
      const concerned = rules.filter((rule) => rule.subjects.includes(on));
      const { subject, look } = readRequest(newSheet(), on as RequestName, without(value, member), []);
      // Without a look every rule runs; and a view has what the request requires and lacks, empty.
      if (concerned.length === 0 || !look || !isDeepStrictEqual(subject, without(subject, member))) continue;
      tried += 1;
      for (const rule of concerned) {
        const found: unknown[] = [];
        rule.check(subject as never, (...args) => found.push(args), { ...around, on });
        expect([rule.id, found]).toEqual([rule.id, []]);
      }
    }
    expect(tried).toBeGreaterThan(0);
  });

  it("is said of members that there are", () => {
    const members = new Set(
      Object.values(requestKinds).flatMap(({ schema }) =>
        Object.values(schema.structures).flatMap((structure) => Object.keys(structure.members)),
      ),
    );
    // Options of log drivers are keys of a map.
    const named = [...needy.keys()].flatMap((need) => need.split("|")).map((need) => need.split("=")[0]!);
    const options = ["awslogs-multiline-pattern", "max-buffer-size", "mode", "awslogs-create-group"];
    expect(named.filter((member) => !members.has(member))).toEqual(options);
  });
});

/** A copy without what is needed. */
function without(value: unknown, need: string): unknown {
  return need.split("|").reduce(withoutMember, value);
}

/** A copy without the member, or without its values that begin so. */
function withoutMember(value: unknown, need: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutMember(item, need));
  if (typeof value !== "object" || value === null) return value;
  const [member = "", start] = need.split("=");
  const out = (own: unknown): boolean => start === undefined || (typeof own === "string" && own.startsWith(start));
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, own]) => [key, key === member && Array.isArray(own) ? own.filter((item) => !out(item)) : own] as const)
      .filter(([key, own]) => key !== member || !(out(own) || (Array.isArray(own) && own.length === 0)))
      .map(([key, own]) => [key, withoutMember(own, need)]),
  );
}
