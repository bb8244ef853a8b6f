import type { Effect } from "../drivers/driver.js";
import type { Row, Table } from "../state/rows.js";
import type { Batch, Meta, OutboxEntry } from "../store/store.js";

/** What was applied in memory and is not yet on its way to the store. States that a row passed through in between are written once. */
export class OpenBatch {
  #rows = new Map<Table, Map<string, object | undefined>>();
  #outbox: OutboxEntry[] = [];
  #outboxDone: number[] = [];

  /** Whether there is anything that somebody waits for; that an effect was handed over rides with the next batch. */
  get isEmpty(): boolean {
    return this.#rows.size === 0 && this.#outbox.length === 0;
  }

  record<T extends Table>(table: T, key: string, row: Row<T> | undefined): void {
    let rows = this.#rows.get(table);
    if (!rows) this.#rows.set(table, (rows = new Map()));
    rows.set(key, row);
  }

  effect(id: number, effect: Effect): void {
    this.#outbox.push({ id, effect });
  }

  handedOver(id: number): void {
    this.#outboxDone.push(id);
  }

  /** Closes the batch and begins the next. */
  take(meta: Meta): Batch {
    const batch: Batch = { rows: this.#rows, outbox: this.#outbox, outboxDone: this.#outboxDone, meta };
    this.#rows = new Map();
    this.#outbox = [];
    this.#outboxDone = [];
    return batch;
  }
}
