import type { OperationTargetType, OperationType } from "@stowage/model/servicediscovery";
import type { Command } from "../../control/types.js";
import { alphanumerics } from "../ids.js";
import type { Call } from "../operation.js";
import { seconds } from "../seconds.js";

/** As many operations are remembered: our choice, AWS does not say how long it keeps them. */
const remembered = 1000;

/**
 * What the asynchronous operations of Cloud Map return: an operation that GetOperation can be asked about. Here all is done before
 * the answer leaves, so it stands at SUCCESS from the start.
 */
export function doneOperation(
  { view, place, now, random }: Pick<Call<unknown>, "view" | "place" | "now" | "random">,
  type: OperationType,
  targets: { readonly [T in OperationTargetType]?: string },
): { readonly id: string; readonly commands: readonly Command[] } {
  // The part after the dash is the time in base 36, as AWS's ids have it.
  const id = `${alphanumerics(random, 32)}-${now.toString(36)}`;
  const at = seconds(now);
  const operation = {
    Id: id,
    OwnerAccount: place.account,
    Type: type,
    Status: "SUCCESS" as const,
    CreateDate: at,
    UpdateDate: at,
    Targets: { ...targets },
  };
  return { id, commands: [...forgetOldest(view), { op: "put", table: "discoveryOperations", key: id, row: { operation }, why: type }] };
}

function forgetOldest(view: Call<unknown>["view"]): readonly Command[] {
  const rows = [...view.all("discoveryOperations")];
  if (rows.length < remembered) return [];
  const [key] = rows.reduce((oldest, row) => ((row[1].operation.CreateDate ?? 0) < (oldest[1].operation.CreateDate ?? 0) ? row : oldest));
  return [{ op: "delete", table: "discoveryOperations", key, why: "the oldest of many" }];
}
