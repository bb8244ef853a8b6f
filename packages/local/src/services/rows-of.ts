import type { Row, Table } from "../state/rows.js";
import type { View } from "../state/view.js";

/** The rows of a table whose keys begin with `prefix`, in the order of their keys. */
export function rowsOf<T extends Table>(view: View, table: T, prefix: string): readonly Row<T>[] {
  return Array.from(view.startingWith(table, prefix), ([, row]) => row);
}
