import { StowageError } from "@stowage/model";
import type { Severity } from "@stowage/model";
import type { Context, Report, SubjectName, Subjects } from "../rule.js";

/** What an organisation asks for beyond what AWS does. */
export interface PolicySpec<O extends SubjectName, M extends string> {
  /** Stable, in small letters, digits and hyphens, and no id of a rule: `acme-no-latest`. */
  readonly id: string;
  readonly severity: Severity;
  /** What `check` is given: each `taskDefinition`, each `service`, …, or the whole `assembly`. */
  readonly on: O | readonly O[];
  /** The address of a page that says more. */
  readonly docs?: string;
  /** By name: sentences with {placeholders}. */
  readonly messages: { readonly [K in M]: string };
  /** What to write instead; it may hold the message's {placeholders}. */
  readonly hint: string;
  /**
   * Reports what is wrong: which message, where (segments of a JSON pointer below the subject), and what fills the message. It is given a
   * subject whose members have the types of AWS's model, and `context` with what stands around it. Both are read-only: an attempt to change
   * them throws, and the policy is found to have failed.
   */
  check(subject: Subjects[O], report: Report<NoInfer<M>>, context: Context): void;
}

/** A policy as the engine holds it. */
export interface Policy {
  readonly id: string;
  readonly severity: Severity;
  readonly subjects: readonly SubjectName[];
  readonly docs?: string;
  readonly messages: { readonly [name: string]: string };
  readonly hint: string;
  check(subject: never, report: Report, context: Context): void;
}

/**
 * Declares a policy of one's own, typed against AWS's model. Configure it in `stowage.config.ts`: `policies: [noLatest]`. It takes part in
 * everything that rules do: severities, suppressions, every output of `stowage check`.
 *
 * Policies look, and change nothing: what others check and write after them is the same definition. A `check` that assigns to a member,
 * deletes one, or sorts or pushes to a list in place is a finding `policy-failed` that names the member. Copies may be changed:
 * `{ ...container }`, `toSorted()`, `JSON.parse(JSON.stringify(task))`; `structuredClone` takes no read-only subject. The same object is
 * the same whenever a policy is given it, so that it may be a key of a policy's own `Map`.
 *
 * @throws {StowageError} `policy-id`, `policy-messages`
 *
 * @example
 * export const ownRegistry = definePolicy({
 *   id: "acme-own-registry",
 *   severity: "error",
 *   on: "taskDefinition",
 *   messages: { foreign: 'The image "{image}" is not from our registry.' },
 *   hint: "Push the image to registry.acme.example first.",
 *   check(task, report) {
 *     for (const [index, { image = "" }] of task.containerDefinitions.entries())
 *       if (!image.startsWith("registry.acme.example/")) report("foreign", ["containerDefinitions", index, "image"], { image });
 *   },
 * });
 */
export function definePolicy<const O extends SubjectName, const M extends string>(spec: PolicySpec<O, M>): Policy {
  const { id, on, check, messages, ...rest } = spec;
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id))
    throw new StowageError("policy-id", `"${id}" cannot be a policy's id.`, {
      hint: "Write small letters, digits and hyphens: acme-own-registry.",
    });
  if (Object.keys(messages).length === 0)
    throw new StowageError("policy-messages", `The policy "${id}" has no message.`, {
      hint: "Give `messages` a sentence for each thing it finds.",
    });
  return {
    ...rest,
    id,
    messages,
    subjects: typeof on === "string" ? [on] : (on as readonly O[]),
    check: check as Policy["check"],
  };
}
