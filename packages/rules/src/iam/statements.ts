import type { Diagnostic } from "@stowage/model";
import { isObject } from "@stowage/model";
import { pointer } from "../pointer.js";
import type { Segment } from "../pointer.js";
import { actionFault, conditionFault, membersFault, resourceFault } from "./grammar.js";

/** One statement of a policy, read: every element is a list of patterns and where it stands. */
export interface Statement {
  /** JSON pointer of the statement. */
  readonly at: readonly Segment[];
  readonly effect: "Allow" | "Deny";
  readonly actions: Patterns;
  readonly resources: Patterns;
  /** Undefined where there is none, or an empty one. */
  readonly condition: unknown;
}

export interface Patterns {
  /** What the element lists is what it is not about: NotAction, NotResource. */
  readonly except: boolean;
  readonly list: readonly Pattern[];
}

export interface Pattern {
  readonly text: string;
  /** The text with `*` for its policy variables, which stand for what is known when a request is made. */
  readonly reach: string;
  readonly at: readonly Segment[];
}

/** Says what IAM would refuse, where, and what to do. */
type Fault = (at: readonly Segment[], message: string, hint: string) => void;

const docs = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html";

/** Reads a permissions policy; what IAM's grammar does not allow is an error. */
export function readStatements(policy: unknown): { readonly statements: Statement[]; readonly diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const fault: Fault = (at, message, hint) => {
    diagnostics.push({ rule: "iam-document", severity: "error", path: pointer(at), message, hint, docs });
  };
  const listed = isObject(policy) ? policy["Statement"] : undefined;
  if (!isObject(policy) || (!Array.isArray(listed) && !isObject(listed))) {
    fault(
      [],
      "This is no policy of IAM: it has no `Statement`.",
      'Give a document such as { "Version": "2012-10-17", "Statement": [ … ] }.',
    );
    return { statements: [], diagnostics };
  }
  report(fault, [], membersFault(policy, ["Version", "Id", "Statement"]));
  const version = policy["Version"];
  if (version !== undefined && version !== "2012-10-17" && version !== "2008-10-17")
    fault(["Version"], "IAM knows no such version of its policy language.", 'Write "2012-10-17".');
  const entries = Array.isArray(listed)
    ? listed.map((value, index) => ({ value: value as unknown, at: ["Statement", index] }))
    : [{ value: listed, at: ["Statement"] }];
  twins(entries, fault);
  const reader = { fault, hasVariables: version === "2012-10-17" };
  const statements = entries.flatMap(({ value, at }) => readStatement(value, at, reader) ?? []);
  return { statements, diagnostics };
}

interface Reader {
  readonly fault: Fault;
  /** The older version of the language, which is that of policies without a version too, takes variables as they are written. */
  readonly hasVariables: boolean;
}

const members = ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

function readStatement(value: unknown, at: readonly Segment[], reader: Reader): Statement | undefined {
  const { fault } = reader;
  if (!isObject(value)) return void fault(at, "A statement is an object.", "Write one with Effect, Action and Resource.");
  report(fault, at, membersFault(value, members));
  const effect = value["Effect"];
  if (effect !== "Allow" && effect !== "Deny")
    return void fault([...at, "Effect"], "The effect is neither Allow nor Deny.", 'Write "Allow" or "Deny", in this case.');
  for (const principal of ["Principal", "NotPrincipal"])
    if (value[principal] !== undefined)
      return void fault(
        [...at, principal],
        "A statement with a principal belongs to a trust or a resource's policy, not to a role's permissions.",
        "Give the policy that is attached to the role.",
      );
  const condition = value["Condition"];
  report(fault, [...at, "Condition"], conditionFault(condition));
  const actions = readPatterns(value, "Action", at, reader);
  const resources = readPatterns(value, "Resource", at, reader);
  const hasCondition = isObject(condition) && Object.keys(condition).length > 0;
  return actions && resources ? { at, effect, actions, resources, condition: hasCondition ? condition : undefined } : undefined;
}

const faultOf = { Action: actionFault, Resource: resourceFault } as const;

function readPatterns(
  statement: Record<string, unknown>,
  name: "Action" | "Resource",
  at: readonly Segment[],
  { fault, hasVariables }: Reader,
): Patterns | undefined {
  const except = statement[name] === undefined;
  const member = except ? `Not${name}` : name;
  if (statement[member] === undefined) return void fault([...at, name], `The statement has no ${name}.`, `Add ${name}.`);
  if (!except && statement[`Not${name}`] !== undefined)
    return void fault([...at, `Not${name}`], `The statement has both ${name} and Not${name}.`, "Keep one of them.");
  const value = statement[member];
  const list = (Array.isArray(value) ? value : [value]) as unknown[];
  const patterns = list.map((item, index): Pattern => {
    const where = Array.isArray(value) ? [...at, member, index] : [...at, member];
    const text = typeof item === "string" ? item : "";
    report(fault, where, faultOf[name](item));
    return { text, reach: hasVariables ? text.replace(/\$\{[^}]*\}/g, "*") : text, at: where };
  });
  return { except, list: patterns };
}

function report(fault: Fault, at: readonly Segment[], found: ReturnType<typeof conditionFault>): void {
  if (found) fault([...at, ...found.at], found.message, found.hint);
}

/** Ids of statements are there once each. */
function twins(entries: readonly { readonly value: unknown; readonly at: readonly Segment[] }[], fault: Fault): void {
  const seen = new Set<unknown>();
  for (const { value, at } of entries) {
    const id = isObject(value) ? value["Sid"] : undefined;
    if (id === undefined || id === "") continue;
    if (typeof id !== "string" || !/^[A-Za-z0-9]+$/.test(id))
      fault([...at, "Sid"], "The id of a statement has letters and digits alone.", "Write such an id, or remove it.");
    else if (seen.has(id)) fault([...at, "Sid"], `Two statements have the id "${id}".`, "Give each its own, or none.");
    seen.add(id);
  }
}
