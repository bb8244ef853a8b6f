// What IAM's grammar says of the parts of a policy. Source: IAM user guide, reference_policies_grammar and reference_policies_elements.
import { isObject, nearest } from "@stowage/model";
import type { Segment } from "../pointer.js";

/** What IAM would refuse, where below the part that was looked at. */
export interface GrammarFault {
  readonly at: readonly Segment[];
  readonly message: string;
  readonly hint: string;
}

/** A member that the grammar does not know. */
export function membersFault(value: object, known: readonly string[]): GrammarFault | undefined {
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown === undefined) return undefined;
  const near = nearest(unknown, known);
  return {
    at: [unknown],
    message: `IAM knows no element "${unknown}" here.`,
    hint: near === undefined ? "Remove it." : `Did you mean "${near}"?`,
  };
}

/** `*`, or a service's prefix and the name of an action, with wildcards. */
export function actionFault(action: unknown): GrammarFault | undefined {
  if (typeof action !== "string") return notText;
  if (/^(?:\*|[A-Za-z0-9*?-]+:[A-Za-z0-9*?]+)$/.test(action)) return undefined;
  return { at: [], message: `"${action}" is no action.`, hint: "Write a service and its action, as in s3:GetObject." };
}

/** `*`, or an ARN with wildcards. */
export function resourceFault(resource: unknown): GrammarFault | undefined {
  if (typeof resource !== "string") return notText;
  if (resource === "*" || resource.startsWith("arn:")) return undefined;
  return { at: [], message: `"${resource}" is no resource.`, hint: 'Write an ARN, or "*".' };
}

const notText: GrammarFault = { at: [], message: "This is not text.", hint: "Write strings." };

const operator =
  /^(?:ForAllValues:|ForAnyValue:)?(?:String(?:Not)?(?:Equals(?:IgnoreCase)?|Like)|(?:Numeric|Date)(?:(?:Not)?Equals|(?:Less|Greater)Than(?:Equals)?)|Bool|BinaryEquals|(?:Not)?IpAddress|Arn(?:Not)?(?:Equals|Like))(?:IfExists)?$|^Null$/i;

/** Operators, each with keys, each with a value or a list of values. */
export function conditionFault(condition: unknown): GrammarFault | undefined {
  if (condition === undefined) return undefined;
  if (!isObject(condition))
    return { at: [], message: "A condition is an object.", hint: 'Write one such as { "StringEquals": { "aws:SourceAccount": "…" } }.' };
  for (const [name, keys] of Object.entries(condition)) {
    if (!operator.test(name)) return { at: [name], message: `IAM knows no operator "${name}".`, hint: "Write one such as StringEquals." };
    if (!isObject(keys)) return { at: [name], message: "An operator has keys with their values.", hint: 'Write { "KEY": "VALUE" }.' };
    for (const [key, value] of Object.entries(keys)) {
      const values = (Array.isArray(value) ? value : [value]) as unknown[];
      if (values.every((one) => ["string", "number", "boolean"].includes(typeof one))) continue;
      return { at: [name, key], message: "A key has a value or a list of values.", hint: "Write strings." };
    }
  }
  return undefined;
}
