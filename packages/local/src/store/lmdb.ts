import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { StowageError } from "@stowage/model";
import { newSeed } from "../random.js";
import type { Table } from "../state/rows.js";
import { tableNames } from "../state/tables.js";
import { checkLmdbFile } from "./check-lmdb-file.js";
import { decodeRow, encodeRow } from "./encode-row.js";
import { lockFolder, type FolderLock } from "./folder-lock.js";
import { newMeta, type Batch, type Loaded, type Meta, type OutboxEntry, type Store } from "./store.js";

/** The layout of the store that this version reads and writes. */
const FORMAT = "stowage/store@1";

/** What is stored beside rows and effects. */
interface Header {
  readonly format: string;
  readonly id: string;
  readonly meta: Meta;
  readonly rows: number;
  readonly outbox: number;
}

/**
 * Opens the store of a data folder, making it if it is not there, and locks the folder for this process.
 *
 * @throws {StowageError} `data-folder-in-use`, `data-folder-unusable`, `store-newer` for one that a later version wrote, `store-damaged`.
 */
export async function openLmdbStore(folder: string): Promise<Store> {
  const lock = lockFolder(folder);
  try {
    return await open(join(folder, "store"), lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function open(path: string, lock: FolderLock): Promise<Store> {
  mkdirSync(path, { recursive: true });
  const wrong = checkLmdbFile(join(path, "data.mdb"));
  if (wrong) throw damaged(path, wrong);
  const lmdb = await import("lmdb");
  const db = await guarded(path, () => lmdb.open<string, string>({ path, encoding: "string", overlappingSync: false }));
  // An engine that was killed before its first commit has left a file with nothing in it.
  const fresh = await guarded(path, () => [...db.getKeys({ limit: 1 })].length === 0);
  const header = await guarded(path, () => readHeader(path, db.get("header"), fresh));
  let counts = { rows: header.rows, outbox: header.outbox };
  let committing: Promise<unknown> = Promise.resolve();

  /** Encoded first: what throws inside a transaction does not undo what it has put. */
  function write(batch: Batch): Promise<unknown> {
    const puts: [string, string][] = [];
    const removes: string[] = [];
    let { rows, outbox } = counts;
    for (const [table, changes] of batch.rows) {
      for (const [name, row] of changes) {
        const key = `row/${table}/${name}`;
        const known = db.doesExist(key);
        if (row !== undefined) puts.push([key, encodeRow(row)]);
        else if (known) removes.push(key);
        rows += Number(row !== undefined && !known) - Number(row === undefined && known);
      }
    }
    for (const { id, effect } of batch.outbox) puts.push([effectKey(id), encodeRow(effect)]);
    removes.push(...batch.outboxDone.map(effectKey));
    outbox += batch.outbox.length - batch.outboxDone.length;
    counts = { rows, outbox };
    puts.push(["header", encodeRow({ format: FORMAT, id: header.id, meta: batch.meta, ...counts } satisfies Header)]);
    return db.batch(() => {
      for (const [key, value] of puts) void db.put(key, value);
      for (const key of removes) void db.remove(key);
    });
  }

  if (fresh) await write({ rows: new Map(), outbox: [], outboxDone: [], meta: newMeta });
  return {
    id: header.id,
    load: () => load(path, header, db.getRange({ start: "outbox/", end: "row0" })),
    commit(batch, done) {
      committing = write(batch).then(
        () => done(),
        (error: unknown) => done(failed(path, error)),
      );
    },
    async close() {
      await committing;
      await db.close();
      lock.release();
    },
  };
}

function effectKey(id: number): string {
  return `outbox/${String(id).padStart(16, "0")}`;
}

function load(path: string, header: Header, entries: Iterable<{ readonly key: string; readonly value: string }>): Loaded {
  const rows: [Table, string, object][] = [];
  const outbox: OutboxEntry[] = [];
  try {
    for (const { key, value } of entries) {
      const [kind, name = ""] = key.split("/", 2);
      if (kind === "outbox") outbox.push({ id: Number(name), effect: decode(key, value) as OutboxEntry["effect"] });
      else rows.push([tableOf(name), key.slice(`row/${name}/`.length), decode(key, value)]);
    }
  } catch (error) {
    throw damaged(path, (error as Error).message, error);
  }
  if (rows.length !== header.rows) throw damaged(path, `${rows.length} of ${header.rows} rows are there`);
  if (outbox.length !== header.outbox) throw damaged(path, `${outbox.length} of ${header.outbox} effects are there`);
  return { meta: header.meta, rows, outbox };
}

function decode(key: string, value: string): object {
  try {
    return decodeRow(value);
  } catch (error) {
    throw new Error(`${key} cannot be read, ${(error as Error).message}`, { cause: error });
  }
}

function tableOf(name: string): Table {
  const table = tableNames.find((candidate) => candidate === name);
  if (!table) throw new Error(`there is a table ${name} that this version does not know`);
  return table;
}

function readHeader(path: string, value: string | undefined, fresh: boolean): Header {
  if (fresh) return { format: FORMAT, id: newSeed(), meta: newMeta, rows: 0, outbox: 0 };
  if (value === undefined) throw damaged(path, "it has no header");
  const header = decode("header", value) as Header;
  if (header.format !== FORMAT) {
    throw new StowageError("store-newer", `The store in ${path} has the format ${header.format}; this version reads ${FORMAT}.`, {
      hint: "Use the version of Stowage that wrote it, or another folder (--data DIR).",
    });
  }
  return header;
}

async function guarded<T>(path: string, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof StowageError ? error : damaged(path, (error as Error).message, error);
  }
}

function damaged(path: string, what: string, cause?: unknown): StowageError {
  return new StowageError("store-damaged", `The store in ${path} is damaged: ${what}.`, {
    hint: "Restore the folder from a copy, or remove it to start empty; nothing has been changed.",
    cause,
  });
}

function failed(path: string, cause: unknown): StowageError {
  return new StowageError("store-write-failed", `The store in ${path} cannot be written: ${(cause as Error).message}.`, {
    hint: "Nothing that was acknowledged is lost. See that the disk has room, then start the engine again.",
    cause,
  });
}
