import { describe, expect, it } from "vitest";
import type { Diagnostic } from "@stowage/model";
import { knownPacks } from "../src/apply-checks.js";
import { catalogue } from "../src/catalogue.js";
import { check } from "../src/check.js";
import type { Rule } from "../src/rule.js";
import { everyCase } from "./every-case.js";
import { edits, housed, mutate } from "./mutations.js";
import type { Edit } from "./mutations.js";
import { findingsIn, unwrap } from "./test-rule.js";
import type { Case } from "./test-rule.js";

const packs = knownPacks;
const recorded = await everyCase();
const errors = catalogue.filter(({ severity }) => severity === "error");

/** A valid case, the changes that break it, and where the rule is then to find something. */
interface Mutation {
  readonly name: string;
  readonly valid: Case;
  readonly changes: readonly Edit[];
  readonly at: string;
}

describe.each(errors.map((rule) => [rule.id, rule] as const))("breaking what is valid: %s", (id, rule) => {
  const mutations = mutationsOf(rule);

  it("starts from cases without an error", () => {
    expect(mutations.length).toBeGreaterThan(0);
    for (const { valid } of mutations) expect(errorsIn(findingsIn(valid))).toEqual([]);
  });

  it("is named at the right path", () => {
    for (const { name, valid, changes, at } of mutations)
      expect([name, pathsOf(id, findingsIn(broken(valid, changes)))]).toEqual([name, [at]]);
  });

  it("is named at the right path in an Assembly", () => {
    for (const { name, valid, changes, at } of mutations) {
      const [before, after] = [housed(valid), housed(broken(valid, changes))];
      // Not every case goes into an Assembly: names of entries are checked there, and what a service names has to be there.
      if (errorsIn(check(before.assembly, { packs })).length > 0) continue;
      const found = check(after.assembly, { packs });
      if (found.some((own) => own.rule === "unknown-value")) continue;
      housedRules.add(id);
      expect([name, pathsOf(id, found)]).toEqual([name, expect.arrayContaining([after.prefix + at])]);
    }
  });
});

const housedRules = new Set<string>();

it("is done in an Assembly for nine rules in ten", () => {
  expect(housedRules.size).toBeGreaterThan(errors.length * 0.9);
});

/** Each failing case as a change of the nearest passing one of its kind. */
function mutationsOf(rule: Rule): Mutation[] {
  const { passes, fails } = recorded.get(rule.id)!.cases;
  const valid = Object.values(passes).map((passing) => unwrap(rule, passing));
  return Object.entries(fails).flatMap(([name, [failing, , at]]) => {
    const wrong = unwrap(rule, failing);
    const [nearest] = valid
      .filter(({ on }) => on === wrong.on)
      .map((own) => ({ name, valid: own, at, changes: edits(own, wrong) }))
      .sort((a, b) => a.changes.length - b.changes.length);
    return nearest ? [nearest] : [];
  });
}

function broken(valid: Case, changes: readonly Edit[]): Case {
  return mutate(valid, changes) as Case;
}

function pathsOf(rule: string, diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.filter((found) => found.rule === rule).map(({ path }) => path);
}

function errorsIn(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}
