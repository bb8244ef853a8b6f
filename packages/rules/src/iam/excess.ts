import type { Diagnostic } from "@stowage/model";
import { pointer } from "../pointer.js";
import type { Segment } from "../pointer.js";
import { sameCondition } from "./gathering.js";
import { covers, overlaps } from "./glob.js";
import type { Need } from "./need.js";
import type { Pattern, Patterns, Statement } from "./statements.js";

const docs = "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege";

/** What the Allow statements grant beyond the needs. */
export function excessOf(statements: readonly Statement[], needed: readonly Need[]): Diagnostic[] {
  return statements.flatMap((statement) => (statement.effect === "Allow" ? excess(statement, needed) : []));
}

function excess(statement: Statement, needed: readonly Need[]): Diagnostic[] {
  const { at, actions, resources, condition } = statement;
  if (actions.except)
    return [
      finding([...at, "NotAction"], "Everything but what is listed here is allowed.", `List what is needed: ${textOf(namesOf(needed))}.`),
    ];
  const found = actions.list.flatMap(({ text, at: where }) => excessAction(text, where, needed));
  if (resources.except)
    return [
      ...found,
      finding(
        [...at, "NotResource"],
        "The actions are allowed on everything but what is listed here.",
        "List the resources that are needed.",
      ),
    ];
  if (condition === undefined) {
    const broader = resources.list.flatMap((resource) => excessResource(resource, actions, needed, needed));
    return [...found, ...broader, ...unconditioned(statement, needed)];
  }
  // Where needs have this very condition, their resources can be compared; how far another one narrows things is not decided here.
  const under = needed.filter((need) => sameCondition(need.condition, condition));
  return [...found, ...resources.list.flatMap((resource) => excessResource(resource, actions, under, needed))];
}

function excessAction(pattern: string, at: readonly Segment[], needed: readonly Need[]): Diagnostic[] {
  const meant = namesOf(needed.filter(({ action }) => covers(pattern.toLowerCase(), action.toLowerCase())));
  if (meant.length === 0) return [finding(at, `${pattern} is not needed.`, "Remove it.")];
  if (!/[*?]/.test(pattern)) return [];
  return [finding(at, `${pattern} allows more than is needed.`, `Write what is needed: ${textOf(meant)}.`)];
}

/** `comparable` are the needs that a broader resource can be told by. */
function excessResource(
  { text: pattern, reach, at }: Pattern,
  actions: Patterns,
  comparable: readonly Need[],
  needed: readonly Need[],
): Diagnostic[] {
  if (reach !== pattern) return [];
  const isMeant = ({ action }: Need): boolean => actions.list.some(({ text }) => covers(text.toLowerCase(), action.toLowerCase()));
  const meant = needed.filter(isMeant);
  const broader = comparable.filter((need) => isMeant(need) && covers(pattern, need.resource) && !covers(need.resource, pattern));
  // The same action may be needed on a broader resource beside.
  const beyond = broader.filter(({ action }) => !meant.some((need) => need.action === action && covers(need.resource, pattern)));
  if (beyond.length > 0) {
    const exact = [...new Set(beyond.map(({ resource }) => resource))].sort();
    return [finding(at, `${pattern} is more than what ${textOf(namesOf(beyond))} needs.`, `Write ${textOf(exact)}.`)];
  }
  if (meant.length > 0 && !meant.some(({ resource }) => overlaps(pattern, resource)))
    return [finding(at, `${pattern} is not needed.`, "Remove it.")];
  return crossed(pattern, at, actions, meant);
}

/** Actions that are needed on other resources of this kind alone: the statement allows each of its actions on each of its resources. */
function crossed(pattern: string, at: readonly Segment[], actions: Patterns, meant: readonly Need[]): Diagnostic[] {
  const isNamed = ({ action }: Need): boolean => actions.list.some(({ text }) => text.toLowerCase() === action.toLowerCase());
  const elsewhere = meant.filter(
    (need) =>
      isNamed(need) &&
      kindOf(need.resource) === kindOf(pattern) &&
      !meant.some(({ action, resource }) => action === need.action && overlaps(pattern, resource)),
  );
  if (elsewhere.length === 0) return [];
  const names = textOf(namesOf(elsewhere));
  return [finding(at, `${names} is not needed on ${pattern}.`, `Allow ${names} in a statement with its own resources.`)];
}

/** What an ARN is of: its service and the type of resource. S3 tells objects from buckets by the slash. */
function kindOf(arn: string): string {
  const [, , service = "", , , ...rest] = arn.split(":");
  const resource = rest.join(":");
  return service === "s3" ? `s3:${resource.includes("/")}` : `${service}:${/^[^/:]*/.exec(resource)?.[0]}`;
}

/** Needs that AWS's own policies allow under a condition alone. */
function unconditioned({ at, actions, resources }: Statement, needed: readonly Need[]): Diagnostic[] {
  const open = needed.filter(
    ({ action, resource, condition }) =>
      condition !== undefined &&
      actions.list.some(({ text }) => text.toLowerCase() === action.toLowerCase()) &&
      resources.list.some(({ text }) => covers(text, resource)) &&
      !needed.some((other) => other.action === action && covers(other.resource, resource) && other.condition === undefined),
  );
  if (open.length === 0) return [];
  const [{ condition }] = open as [Need];
  const same = open.filter((need) => sameCondition(need.condition, condition));
  return [
    finding(
      at,
      `${textOf(namesOf(same))} is allowed without the condition that the need has.`,
      `Add the condition ${JSON.stringify(condition)}.`,
    ),
  ];
}

/** The actions of needs, each once, sorted. */
export function namesOf(needs: readonly Need[]): string[] {
  return [...new Set(needs.map(({ action }) => action))].sort();
}

/** Names as they stand in a sentence. */
export function textOf(names: readonly string[]): string {
  return names.length === 0 ? "nothing" : names.length > 8 ? `${names.slice(0, 8).join(", ")}, …` : names.join(", ");
}

function finding(at: readonly Segment[], message: string, hint: string): Diagnostic {
  return { rule: "iam-excess", severity: "warning", path: pointer(at), message, hint, docs };
}
