import { isObject } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import { iamFor } from "@stowage/rules";
import type { PolicyDocument } from "@stowage/rules";
import { entriesOf } from "./sections.js";

/** What the task role of a definition with grants may do, and who may take it on. */
export interface TaskRole {
  /** The name of the role that the definition names, to which the policy is added. Absent: the role is to be made. */
  readonly existing?: string;
  readonly policy: PolicyDocument;
  readonly trust: PolicyDocument;
}

/** What stands in a role's texts for what is known only where the role is made. Private characters, which no ARN has. */
export const placeholders = { account: "\uE000a", region: "\uE000r", partition: "\uE000p" } as const;

/** The task roles that grants ask for, by family: each with everything that its definition needs, as `stowage iam` says it. */
export function taskRoles(assembly: Assembly): ReadonlyMap<string, TaskRole> {
  const granted = entriesOf("grants", assembly.grants).filter(({ value }) => value.length > 0);
  if (granted.length === 0) return new Map();
  const { account, region, partition } = placeholders;
  const { roles } = iamFor(assembly, { account, region: assembly.region ?? region, ...(assembly.region === undefined && { partition }) });
  return new Map(
    granted.flatMap(({ name: family }): [string, TaskRole][] => {
      const role = roles.find(({ name }) => name === `${family}:task`);
      if (role?.policy === undefined) return [];
      const existing = role.arn?.split("/").at(-1);
      return [[family, { policy: role.policy, trust: role.trust, ...(existing !== undefined && { existing }) }]];
    }),
  );
}

/** The name of a family's policy. A role has each name once; AWS takes 128 characters. */
export function policyName(family: string): string {
  return family.slice(0, 128);
}

/** A document with its texts as a format says them. */
export function withTexts(value: unknown, say: (text: string) => unknown): unknown {
  if (typeof value === "string") return say(value);
  if (Array.isArray(value)) return value.map((item) => withTexts(item, say));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withTexts(entry, say)]));
}

/** A text in which what is known only where the role is made is said in a format's own way. */
export function withPlace(text: string, said: { readonly [part in keyof typeof placeholders]: string }): string {
  const parts = Object.entries(placeholders) as [keyof typeof placeholders, string][];
  return parts.reduce((filled, [part, mark]) => filled.replaceAll(mark, () => said[part]), text);
}
