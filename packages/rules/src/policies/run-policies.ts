import type { Diagnostic, Severity } from "@stowage/model";
import { docsLink } from "../docs-link.js";
import { pointer } from "../pointer.js";
import type { Segment } from "../pointer.js";
import { fill } from "../rule.js";
import type { Context, MessageData } from "../rule.js";
import { isBlocked } from "../sheet.js";
import type { Sheet } from "../sheet.js";
import type { Policy } from "./define-policy.js";
import { ReadOnlyError, readOnly } from "./read-only.js";

/** How policies are run: which ones, and which of them are off. */
export interface PolicyOptions {
  readonly policies: readonly Policy[];
  readonly severity?: Readonly<Record<string, Severity | "off">> | undefined;
}

/**
 * Runs the policies for one subject that stands at `base`. They are other people's code: what they are given is read-only, since it is what
 * others check and write after them, and a policy that fails is a finding itself.
 */
export function runPolicies(sheet: Sheet, subject: unknown, base: readonly Segment[], context: Context, options: PolicyOptions): void {
  for (const policy of options.policies) {
    if (options.severity?.[policy.id] === "off" || !policy.subjects.includes(context.on)) continue;
    try {
      const answer: unknown = policy.check(readOnly(subject) as never, reporter(sheet, policy, base), readOnly(context));
      if (answer instanceof Promise) {
        answer.catch(() => undefined);
        throw new Error("`check` gave back a promise, and nothing waits for it.");
      }
    } catch (error) {
      sheet.diagnostics.push({
        rule: "policy-failed",
        severity: "error",
        path: pointer(base),
        ...failure(policy, error, subject, context),
      });
    }
  }
}

function failure({ id }: Policy, thrown: unknown, subject: unknown, context: Context): Pick<Diagnostic, "hint" | "message"> {
  const message = `The policy "${id}" could not be checked: `;
  if (thrown instanceof ReadOnlyError) {
    const place =
      inWords(thrown.placeIn(subject), "its subject") ?? inWords(thrown.placeIn(context), "its context") ?? "an earlier subject";
    return {
      message: `${message}it tried to change ${place}, and subjects are read-only.`,
      hint: `Report what is wrong there. ${copying}`,
    };
  }
  if (thrown instanceof Error && thrown.name === "DataCloneError")
    return { message: `${message}\`structuredClone\` does not take what is read-only.`, hint: copying };
  return {
    message: message + saidBy(thrown),
    hint: "Mend the policy's `check`: members that AWS does not require may be absent, and nothing may be awaited.",
  };
}

const copying = "To work with other values, copy first: `{ ...member }`, `toSorted()`, `JSON.parse(JSON.stringify(subject))`.";

function inWords(place: string | undefined, whole: string): string | undefined {
  return place === "" ? whole : place && `"${place}" of ${whole}`;
}

/** Other people's code may throw anything, things that cannot be made text included. */
function saidBy(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  return typeof thrown === "object" || typeof thrown === "function" ? "it threw something that is no error." : String(thrown);
}

type Reporter = (message: string, at: readonly Segment[], data?: MessageData) => void;

function reporter(sheet: Sheet, { id, severity, messages, hint, docs }: Policy, base: readonly Segment[]): Reporter {
  return (message, at, data = {}) => {
    const template = Object.hasOwn(messages, message) ? messages[message] : undefined;
    if (template === undefined) throw new Error(`it has no message "${message}".`);
    const path = pointer([...base, ...at]);
    if (isBlocked(sheet, path)) return;
    sheet.diagnostics.push({
      rule: id,
      severity,
      path,
      message: fill(template, data),
      hint: fill(hint, data),
      ...(docs !== undefined && { docs: docsLink(docs) }),
    });
  };
}
