import { parseArn } from "@stowage/model";
import type { IamNote, Need } from "./need.js";
import type { Permission } from "./permissions.js";
import type { IamPlace } from "./place.js";
import type { PolicyCondition } from "./policy-document.js";

/** What one role was found to need so far. */
export interface Gathering {
  readonly place: IamPlace;
  readonly needs: Need[];
  readonly notes: IamNote[];
}

export function newGathering(place: IamPlace): Gathering {
  return { place, needs: [], notes: [] };
}

/** Adds the actions of a permission on a resource; what is there already is not added again. */
export function add(
  { needs }: Gathering,
  { actions, why, source }: Permission,
  resource: string,
  at: string,
  condition?: PolicyCondition,
): void {
  for (const action of actions) {
    if (needs.some((need) => need.action === action && need.resource === resource && sameCondition(need.condition, condition))) continue;
    needs.push({ action, resource, ...(condition && { condition }), why, at, source });
  }
}

export function note({ notes }: Gathering, at: string, message: string): void {
  if (!notes.some((other) => other.at === at && other.message === message)) notes.push({ at, message });
}

/** Something of another account is for that account to give as well. */
export function noteOtherAccount(gathering: Gathering, arn: string, at: string): void {
  const account = parseArn(arn)?.account;
  if (!account || account === "*" || gathering.place.account === "*" || account === gathering.place.account) return;
  note(gathering, at, `This is of account ${account}: what is attached to it there must let the role in too, and so must its key.`);
}

/** Whether two conditions say the same, in whatever order. */
export function sameCondition(a: unknown, b: unknown): boolean {
  return conditionKey(a) === conditionKey(b);
}

/** A condition as text: operators, keys and values sorted, a single value as a list of one, operators and keys without regard to case. */
export function conditionKey(condition: unknown): string {
  if (typeof condition !== "object" || condition === null) return "";
  const operators = Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries((keys ?? {}) as object).map(([key, value]) => {
      const values = (Array.isArray(value) ? value : [value]).map(String).sort();
      return `${operator.toLowerCase()} ${key.toLowerCase()} ${JSON.stringify(values)}`;
    }),
  );
  return operators.sort().join("\n");
}
