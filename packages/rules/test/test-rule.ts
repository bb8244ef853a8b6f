import { describe, expect, it } from "vitest";
import type { Assembly, Diagnostic } from "@stowage/model";
import { knownPacks } from "../src/apply-checks.js";
import { catalogue } from "../src/catalogue.js";
import { checkRequest } from "../src/check-request.js";
import type { Surroundings } from "../src/check-request.js";
import { check } from "../src/check.js";
import { launchTypeTest } from "../src/compatibilities.js";
import { readRequest } from "../src/requests.js";
import type { RequestName } from "../src/requests.js";
import { fill } from "../src/rule.js";
import type { MessageData, Rule, SubjectName } from "../src/rule.js";
import { newSheet } from "../src/sheet.js";

/** A subject together with what is known beside it. */
class Given {
  readonly subject: unknown;
  readonly around: Surroundings;
  readonly on: RequestName | undefined;
  constructor(subject: unknown, around: Surroundings, on: RequestName | undefined) {
    this.subject = subject;
    this.around = around;
    this.on = on;
  }
}

/** A test case that needs to know more than its subject; `on` says which kind it is, for rules that look at several. */
export function given(subject: unknown, around: Surroundings = {}, on?: RequestName): unknown {
  return new Given(subject, around, on);
}

/** While this is true, cases are recorded and not tested: see `every-case.ts`. */
export const collecting: { now: boolean } = { now: false };

export interface RuleCases {
  readonly passes: { readonly [name: string]: unknown };
  /** Subject, message, JSON pointer, and the data that fills the message where it matters. */
  readonly fails: { readonly [name: string]: readonly [subject: unknown, message: string, path: string, data?: MessageData] };
}

/** The cases of the rules whose test files were loaded, by id: other tests start from them. */
export const recorded: Map<string, { readonly rule: Rule; readonly cases: RuleCases }> = new Map();

/** A subject, what is known beside it, and which kind it is. */
export interface Case {
  readonly on: SubjectName;
  readonly value: unknown;
  readonly around: Surroundings;
}

/** What a case gives: the subject alone, or with what is known beside it. */
export function unwrap(rule: Rule, subject: unknown): Case {
  const [first = "taskDefinition"] = rule.subjects;
  if (!(subject instanceof Given)) return { value: subject, around: {}, on: first };
  return { value: subject.subject, around: subject.around, on: subject.on ?? first };
}

/** Tests one rule through the checks that people call: what passes reports nothing of this rule, what fails reports just the one finding. */
export function testRule(rule: Rule, { passes, fails }: RuleCases): void {
  const cases = { passes, fails };
  recorded.set(rule.id, { rule, cases });
  if (collecting.now) return;
  describe(rule.id, () => {
    it("is in the catalogue", () => expect(catalogue).toContain(rule));
    it("has cases of both kinds", () => expect([Object.keys(passes).length > 0, Object.keys(fails).length > 0]).toEqual([true, true]));
    for (const [name, subject] of Object.entries(passes)) {
      it(`passes: ${name}`, () => {
        const all = findingsIn(unwrap(rule, subject));
        expect(all.filter((found) => found.rule === rule.id)).toEqual([]);
        expect(all.filter(({ severity }) => severity === "error")).toEqual([]);
      });
    }
    for (const [name, [subject, message, path, data]] of Object.entries(fails)) {
      it(`fails: ${name}`, () => {
        const found = findingsIn(unwrap(rule, subject)).filter((diagnostic) => diagnostic.rule === rule.id);
        expect(found.map((diagnostic) => diagnostic.path)).toEqual([path]);
        const [{ message: text, hint, severity, aws }] = found as [Diagnostic];
        expect(severity).toBe(rule.severity);
        expect(matches(rule.messages[message], text)).toBe(true);
        if (data) expect(text).toBe(fill(rule.messages[message]!, data));
        expect(`${text} ${hint} ${aws?.text ?? ""}`).not.toMatch(/\{\w+\}/);
      });
    }
  });
}

const packs = knownPacks;

/** What is found in a case, through the check that people call. */
export function findingsIn({ on, value, around }: Case): Diagnostic[] {
  if (on === "assembly" || on === "scaling") return check(value as Assembly, { packs });
  const { cluster } = around;
  const taskDefinition = around.taskDefinition && readRequest(newSheet(), "taskDefinition", around.taskDefinition, []).subject;
  return checkRequest(
    on,
    value,
    {
      ...around,
      ...(taskDefinition && { taskDefinition, supports: launchTypeTest(taskDefinition) }),
      ...(cluster && { cluster: readRequest(newSheet(), "cluster", cluster, []).subject }),
    },
    { packs },
  );
}

function matches(template: string | undefined, text: string): boolean {
  if (template === undefined) return false;
  const parts = template.split(/\{\w+\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join("[^]*")}$`).test(text);
}
