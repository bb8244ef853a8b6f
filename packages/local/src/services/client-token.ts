import type { Place } from "@stowage/model";
import type { Command } from "../control/types.js";
import type { ClientTokenRow } from "../state/rows.js";
import type { Call } from "./operation.js";
import { same } from "./same.js";

/** How long a token is remembered. AWS does not document it for ECS: our choice. */
const rememberedMs = 24 * 3600 * 1000;

/** What an operation was called with, and what it made, the last time this token came. */
export interface Remembered {
  readonly sameParameters: boolean;
  readonly resources: readonly string[];
}

export function remembered(
  call: Pick<Call<unknown>, "view" | "place" | "now">,
  operation: string,
  token: string | undefined,
  parameters: object,
): Remembered | undefined {
  const row = token === undefined ? undefined : call.view.get("clientTokens", keyOf(call.place, operation, token));
  if (row === undefined || isOld(row, call.now)) return undefined;
  return { sameParameters: same(JSON.parse(row.parameters), JSON.parse(JSON.stringify(parameters))), resources: row.resources };
}

/** Remembers what a token made; now and then it forgets those that are a day old. */
export function remember(
  { view, place, now, random }: Pick<Call<unknown>, "view" | "place" | "now" | "random">,
  operation: string,
  token: string | undefined,
  made: { readonly parameters: object; readonly resources: readonly string[] },
): readonly Command[] {
  if (token === undefined) return [];
  const key = keyOf(place, operation, token);
  const row: ClientTokenRow = { parameters: JSON.stringify(made.parameters), resources: made.resources, at: now };
  const old =
    random.split("forget").below(64) === 0
      ? [...view.all("clientTokens")].filter(([other, entry]) => other !== key && isOld(entry, now))
      : [];
  return [
    ...old.map(([other]): Command => ({ op: "delete", table: "clientTokens", key: other, why: "a day old" })),
    { op: view.get("clientTokens", key) === undefined ? "put" : "patch", table: "clientTokens", key, row, why: operation },
  ];
}

function keyOf({ region, account }: Place, operation: string, token: string): string {
  return `${region}/${account}/${operation}/${token}`;
}

function isOld(row: ClientTokenRow, now: number): boolean {
  return now - row.at > rememberedMs;
}
