import type { Row, Table } from "../state/rows.js";
import type { Change } from "./resolve-commands.js";

/** Where a test may watch the engine, or stop it dead by throwing. */
export interface EngineProbe {
  step?(at: "applied" | "before-commit" | "flushed" | "acknowledged" | "before-effect" | "after-effect"): void;
  /** Changes in the order in which they were applied, once they are durable. */
  durable?(applied: readonly Applied[]): void;
}

/** One change with its reason. */
export interface Applied extends Change {
  readonly old: Row<Table> | undefined;
  readonly why: string;
  readonly at: number;
}
