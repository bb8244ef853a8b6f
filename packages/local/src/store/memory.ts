import type { Table } from "../state/rows.js";
import { newMeta, type Batch, type Loaded, type Meta, type OutboxEntry, type Store } from "./store.js";

/** A store that lasts as long as the process. `id` stands in for the one that a data folder keeps. */
export function memoryStore(id: string): Store {
  const contents = memoryContents();
  return {
    id,
    load: () => contents.load(),
    commit(batch, done) {
      contents.apply(batch);
      done();
    },
    close: () => Promise.resolve(),
  };
}

export interface MemoryContents {
  load(): Loaded;
  get(table: Table, key: string): object | undefined;
  apply(batch: Batch): void;
}

/** What a store in memory holds, without a say in when a batch becomes durable. */
export function memoryContents(): MemoryContents {
  const rows = new Map<Table, Map<string, object>>();
  const outbox = new Map<number, OutboxEntry>();
  let meta: Meta = newMeta;
  return {
    load: () => ({ rows: everyRow(rows), outbox: [...outbox.values()].sort((a, b) => a.id - b.id), meta }),
    get: (table, key) => rows.get(table)?.get(key),
    apply(batch) {
      for (const [table, changes] of batch.rows) {
        let target = rows.get(table);
        if (!target) rows.set(table, (target = new Map()));
        for (const [key, row] of changes) {
          if (row === undefined) target.delete(key);
          else target.set(key, row);
        }
      }
      for (const entry of batch.outbox) outbox.set(entry.id, entry);
      for (const done of batch.outboxDone) outbox.delete(done);
      meta = batch.meta;
    },
  };
}

function* everyRow(rows: ReadonlyMap<Table, ReadonlyMap<string, object>>): Iterable<readonly [Table, string, object]> {
  for (const [table, contents] of rows) for (const [key, row] of contents) yield [table, key, row];
}
