import type { Row, Table } from "../state/rows.js";
import type { Change } from "./resolve-commands.js";

/** One change with its reason. */
export interface Applied extends Change {
  readonly old: Row<Table> | undefined;
  readonly why: string;
  readonly at: number;
}
