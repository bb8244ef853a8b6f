import type { Command } from "../control/types.js";
import type { Row, Table } from "../state/rows.js";
import type { View } from "../state/view.js";

/** Writes a whole row, whether or not one is there: what the old one had and the new one lacks is gone. */
export function replaceRow<T extends Table>(view: View, table: T, key: string, row: Row<T>, why: string): readonly Command[] {
  const put = { op: "put", table, key, row, why } as Command;
  return view.get(table, key) === undefined ? [put] : [{ op: "delete", table, key, why } as Command, put];
}
