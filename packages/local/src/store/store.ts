import type { Effect } from "../drivers/driver.js";
import type { Row, Table } from "../state/rows.js";
import type { IndexedTask, TaskTable } from "../state/task-index.js";

/** Where the engine's rows outlive it. One engine holds a store; batches are committed one after the other, each whole or not at all. */
export interface Store {
  /** Made with the store and never changed: the seed of an engine that is given none, and the mark on its processes. */
  readonly id: string;
  /** How long a commit may wait for others to share it, in milliseconds. Absent: it costs so little that none waits. */
  readonly patienceMs?: number | undefined;
  /** Everything that was committed, read once before the first commit. */
  load(): Loaded;
  /** Calls `done` once the batch is durable, or with the error for which it is not; perhaps before it returns. */
  commit(batch: Batch, done: (error?: Error) => void): void;
  /** Waits for what is being committed. */
  close(): Promise<void>;
}

export interface Loaded {
  readonly rows: Iterable<readonly [table: Table, key: string, row: object]>;
  /** Tasks whose rows are not among these. */
  readonly unread?: UnreadTasks | undefined;
  /** Effects that were not known to have been handed over, in the order of their ids. */
  readonly outbox: readonly OutboxEntry[];
  readonly meta: Meta;
}

/** Tasks whose rows are checked and not read: there are many, and an engine answers before it has looked at each. */
export interface UnreadTasks {
  /** In the order of their ARNs. */
  readonly tasks: Iterable<UnreadTask>;
  /** A row as it was loaded. */
  read<T extends TaskTable>(table: T, arn: string): Row<T>;
}

/** What indexes need of a task's rows. */
export interface UnreadTask extends IndexedTask {
  readonly arn: string;
}

export interface OutboxEntry {
  readonly id: number;
  readonly effect: Effect;
}

/** Counters that must not fall back. */
export interface Meta {
  /** Changes applied so far. */
  readonly seq: number;
  /** Effects asked for so far. */
  readonly effectSeq: number;
  /** The engine's time, which never runs backwards. */
  readonly now: number;
}

export interface Batch {
  /** The last state of each row that changed; undefined: it is gone. */
  readonly rows: ReadonlyMap<Table, ReadonlyMap<string, object | undefined>>;
  readonly outbox: readonly OutboxEntry[];
  /** Ids of effects that have been handed over. */
  readonly outboxDone: readonly number[];
  readonly meta: Meta;
}

export const newMeta: Meta = { seq: 0, effectSeq: 0, now: 0 };
