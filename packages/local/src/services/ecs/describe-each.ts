import type { Failure } from "@stowage/model/ecs";
import type { Output } from "../operation.js";
import { invalidParameter } from "./refuse.js";

/** What a Describe operation found, in the order of the request, and a failure `MISSING` for each reference that it did not find. */
export function describeEach<T>(
  arns: readonly string[],
  find: (arn: string) => T | undefined,
): { readonly found: readonly T[]; readonly failures: readonly Output<Failure>[] } {
  const found: T[] = [];
  const failures: Output<Failure>[] = [];
  for (const arn of arns) {
    const row = find(arn);
    if (row === undefined) failures.push({ arn, reason: "MISSING" });
    else found.push(row);
  }
  return { found, failures };
}

/** Refuses lists that are longer than the operation takes. ECS's own sentence is not documented. */
export function atMost(list: readonly unknown[], most: number, what: string): void {
  if (list.length > most) invalidParameter(`${what} can have at most ${most} items, but there are ${list.length}.`);
}

/** Refuses an empty list, and one that is too long. */
export function oneToMost(list: readonly unknown[], most: number, what: string): void {
  if (list.length === 0) invalidParameter(`${what} cannot be empty.`);
  atMost(list, most, what);
}
