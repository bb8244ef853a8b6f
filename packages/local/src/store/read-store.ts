import { join } from "node:path";
import { StowageError } from "@stowage/model";
import type { Effect } from "../drivers/driver.js";
import { newSeed } from "../random.js";
import type { Table } from "../state/rows.js";
import { tableNames } from "../state/tables.js";
import { isTaskTable, type IndexedSpec, type IndexedStatus, type TaskTable } from "../state/task-index.js";
import { checkedText } from "./encode-row.js";
import { readLmdbFile } from "./read-lmdb-file.js";
import { newMeta, type Meta, type OutboxEntry, type UnreadTask } from "./store.js";
import { addressIn, taskReader, type TaskReader } from "./task-lines.js";

/** The layout of the store that this version reads and writes. */
export const FORMAT = "stowage/store@2";

/** What is stored beside rows and effects. */
export interface Header {
  readonly format: string;
  readonly id: string;
  readonly meta: Meta;
  readonly rows: number;
  readonly outbox: number;
}

export interface FoundStore {
  /** As it is written; undefined: there is nothing in the file, or no file, as an engine leaves it that is killed before its first commit. */
  readonly written: string | undefined;
  readonly header: Header;
  readonly rows: [Table, string, object][];
  readonly tasks: UnreadTask[];
  readonly reader: TaskReader;
  readonly outbox: readonly OutboxEntry[];
}

/**
 * Reads a store, and sees that all of it is there, before the library opens it.
 *
 * @throws {StowageError} `store-damaged`, `store-newer`.
 */
export function readStore(path: string): FoundStore {
  const reader = taskReader();
  const rows: [Table, string, object][] = [];
  const tasks: (UnreadTask & { status: IndexedStatus | undefined })[] = [];
  const outbox: OutboxEntry[] = [];
  let taskRows = 0;
  let next = 0;
  let written: string | undefined;
  let header: Header | undefined;

  /** A task's two rows come in the same order, first all of the one kind. */
  function takeTask(table: TaskTable, arn: string, text: Buffer): void {
    taskRows++;
    if (table === "taskSpecs") {
      tasks.push({ arn, spec: reader.shared(text) as IndexedSpec, status: undefined, address: addressIn(text) });
      return;
    }
    while (next < tasks.length && tasks[next]!.arn < arn) next++;
    const task = tasks[next];
    const status = reader.shared(text) as IndexedStatus;
    if (task?.arn === arn) task.status = status;
    else tasks.push({ arn, spec: undefined, status, address: undefined });
  }

  function take(key: string, value: Buffer): void {
    const text = checkedText(value);
    if (key === "header") {
      written = value.toString();
      header = headerIn(path, text);
    } else if (header === undefined) throw damaged(path, "it has no header");
    else if (key.startsWith(OUTBOX)) outbox.push({ id: Number(key.slice(OUTBOX.length)), effect: JSON.parse(text.toString()) as Effect });
    else if (key.startsWith(ROW)) {
      const slash = key.indexOf("/", ROW.length);
      const table = tableOf(key.slice(ROW.length, slash));
      const name = key.slice(slash + 1);
      if (isTaskTable(table)) takeTask(table, name, text);
      else rows.push([table, name, JSON.parse(text.toString()) as object]);
    }
  }

  const wrong = readLmdbFile(join(path, "data.mdb"), (key, value) => {
    try {
      take(key, value);
    } catch (error) {
      throw error instanceof StowageError ? error : damaged(path, `${key} cannot be read, ${(error as Error).message}`, error);
    }
  });
  if (wrong) throw damaged(path, wrong);
  header ??= { format: FORMAT, id: newSeed(), meta: newMeta, rows: 0, outbox: 0 };
  if (rows.length + taskRows !== header.rows) throw damaged(path, `${rows.length + taskRows} of ${header.rows} rows are there`);
  if (outbox.length !== header.outbox) throw damaged(path, `${outbox.length} of ${header.outbox} effects are there`);
  return { written, header, rows, tasks, reader, outbox };
}

const ROW = "row/";
const OUTBOX = "outbox/";

const tables: ReadonlySet<string> = new Set(tableNames);

function tableOf(name: string): Table {
  if (!tables.has(name)) throw new Error(`there is a table ${name} that this version does not know`);
  return name as Table;
}

function headerIn(path: string, text: Buffer): Header {
  const header = JSON.parse(text.toString()) as Header;
  if (header.format !== FORMAT) {
    throw new StowageError("store-newer", `The store in ${path} has the format ${header.format}; this version reads ${FORMAT}.`, {
      hint: "Use the version of Stowage that wrote it, or another folder (--data DIR).",
    });
  }
  return header;
}

export function damaged(path: string, what: string, cause?: unknown): StowageError {
  return new StowageError("store-damaged", `The store in ${path} is damaged: ${what}.`, {
    hint: "Restore the folder from a copy, or remove it to start empty; nothing has been changed.",
    cause,
  });
}
