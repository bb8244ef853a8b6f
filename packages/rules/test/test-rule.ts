import { describe, expect, it } from "vitest";
import type { Assembly, Diagnostic } from "@stowage/model";
import { catalogue } from "../src/catalogue.js";
import { checkRequest } from "../src/check-request.js";
import type { Surroundings } from "../src/check-request.js";
import { check } from "../src/check.js";
import { launchTypeTest } from "../src/compatibilities.js";
import { readRequest } from "../src/requests.js";
import type { RequestName } from "../src/requests.js";
import { fill } from "../src/rule.js";
import type { MessageData, Rule } from "../src/rule.js";
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

export interface RuleCases {
  readonly passes: { readonly [name: string]: unknown };
  /** Subject, message, JSON pointer, and the data that fills the message where it matters. */
  readonly fails: { readonly [name: string]: readonly [subject: unknown, message: string, path: string, data?: MessageData] };
}

/** Tests one rule through the checks that people call: what passes reports nothing of this rule, what fails reports just the one finding. */
export function testRule(rule: Rule, { passes, fails }: RuleCases): void {
  describe(rule.id, () => {
    it("is in the catalogue", () => expect(catalogue).toContain(rule));
    it("has cases of both kinds", () => expect([Object.keys(passes).length > 0, Object.keys(fails).length > 0]).toEqual([true, true]));
    for (const [name, subject] of Object.entries(passes)) {
      it(`passes: ${name}`, () => {
        const all = run(rule, subject);
        expect(all.filter((found) => found.rule === rule.id)).toEqual([]);
        expect(all.filter(({ severity }) => severity === "error")).toEqual([]);
      });
    }
    for (const [name, [subject, message, path, data]] of Object.entries(fails)) {
      it(`fails: ${name}`, () => {
        const found = run(rule, subject).filter((diagnostic) => diagnostic.rule === rule.id);
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

const packs = ["security-hub", "control-tower", "aws-config"];

function run(rule: Rule, subject: unknown): Diagnostic[] {
  const [first] = rule.subjects;
  const { subject: value, around, on } = subject instanceof Given ? subject : new Given(subject, {}, undefined);
  if (first === "assembly" || first === "scaling") return check(value as Assembly, { packs });
  const { cluster } = around;
  const taskDefinition = around.taskDefinition && readRequest(newSheet(), "taskDefinition", around.taskDefinition, []).subject;
  return checkRequest(
    on ?? (first as RequestName),
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
