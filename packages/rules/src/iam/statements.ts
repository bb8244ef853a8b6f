import type { Diagnostic } from "@stowage/model";
import { isObject } from "@stowage/model";
import { pointer } from "../pointer.js";
import type { Segment } from "../pointer.js";

/** One statement of a policy, read: every element is a list of patterns and where it stands. */
export interface Statement {
  /** JSON pointer of the statement. */
  readonly at: readonly Segment[];
  readonly effect: "Allow" | "Deny";
  readonly actions: Patterns;
  readonly resources: Patterns;
  readonly condition: unknown;
}

export interface Patterns {
  /** What the element lists is what it is not about: NotAction, NotResource. */
  readonly except: boolean;
  readonly list: readonly { readonly text: string; readonly at: readonly Segment[] }[];
}

const docs = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html";

/** Reads a permissions policy; what IAM's grammar does not allow is an error. */
export function readStatements(policy: unknown): { readonly statements: Statement[]; readonly diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const fault = (at: readonly Segment[], message: string, hint: string): void => {
    diagnostics.push({ rule: "iam-document", severity: "error", path: pointer(at), message, hint, docs });
  };
  const listed = isObject(policy) ? policy["Statement"] : undefined;
  if (listed === undefined || (!Array.isArray(listed) && !isObject(listed))) {
    fault(
      [],
      "This is no policy of IAM: it has no `Statement`.",
      'Give a document such as { "Version": "2012-10-17", "Statement": [ … ] }.',
    );
    return { statements: [], diagnostics };
  }
  const entries = Array.isArray(listed)
    ? listed.map((value, index) => ({ value: value as unknown, at: ["Statement", index] }))
    : [{ value: listed, at: ["Statement"] }];
  const statements = entries.flatMap(({ value, at }) => {
    const read = readStatement(value, at, fault);
    return read ? [read] : [];
  });
  return { statements, diagnostics };
}

type Fault = (at: readonly Segment[], message: string, hint: string) => void;

function readStatement(value: unknown, at: readonly Segment[], fault: Fault): Statement | undefined {
  if (!isObject(value)) return void fault(at, "A statement is an object.", "Write one with Effect, Action and Resource.");
  const effect = value["Effect"];
  if (effect !== "Allow" && effect !== "Deny")
    return void fault([...at, "Effect"], "The effect is neither Allow nor Deny.", 'Write "Allow" or "Deny", in this case.');
  if (value["Principal"] !== undefined || value["NotPrincipal"] !== undefined)
    return void fault(
      [...at, "Principal"],
      "A statement with a principal belongs to a trust or a resource's policy, not to a role's permissions.",
      "Give the policy that is attached to the role.",
    );
  const actions = readPatterns(value, "Action", at, fault);
  const resources = readPatterns(value, "Resource", at, fault);
  return actions && resources ? { at, effect, actions, resources, condition: value["Condition"] } : undefined;
}

function readPatterns(statement: Record<string, unknown>, name: string, at: readonly Segment[], fault: Fault): Patterns | undefined {
  const except = statement[name] === undefined;
  const member = except ? `Not${name}` : name;
  if (statement[member] === undefined) return void fault([...at, name], `The statement has no ${name}.`, `Add ${name}.`);
  if (!except && statement[`Not${name}`] !== undefined)
    return void fault([...at, `Not${name}`], `The statement has both ${name} and Not${name}.`, "Keep one of them.");
  const value = statement[member];
  const list = (Array.isArray(value) ? value : [value]) as unknown[];
  const where = (index: number): Segment[] => (Array.isArray(value) ? [...at, member, index] : [...at, member]);
  const wrong = list.findIndex((text) => typeof text !== "string");
  if (wrong >= 0) return void fault(where(wrong), `${member} holds something other than text.`, "Write strings.");
  return { except, list: list.map((text, index) => ({ text: text as string, at: where(index) })) };
}
