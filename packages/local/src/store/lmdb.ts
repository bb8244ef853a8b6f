import { mkdirSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { StowageError } from "@stowage/model";
import { newSeed } from "../random.js";
import type { Table } from "../state/rows.js";
import { tableNames } from "../state/tables.js";
import { checkLmdbFile } from "./check-lmdb-file.js";
import { decodeRow, encodeRow } from "./encode-row.js";
import { lockFolder, type FolderLock } from "./folder-lock.js";
import { shareStrings } from "./share-strings.js";
import { newMeta, type Batch, type Meta, type OutboxEntry, type Store } from "./store.js";

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
 * @param roomOn How many bytes are left on the disk of a path.
 * @throws {StowageError} `data-folder-in-use`, `data-folder-unusable`, `store-newer` for one that a later version wrote, `store-damaged`,
 *   `store-write-failed` for one that cannot be made.
 */
export async function openLmdbStore(folder: string, roomOn: (path: string) => number = freeBytes): Promise<Store> {
  const lock = lockFolder(folder);
  try {
    return await open(join(folder, "store"), lock, roomOn);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function open(path: string, lock: FolderLock, roomOn: (path: string) => number): Promise<Store> {
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
  async function write(batch: Batch): Promise<unknown> {
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
    const needed = roomFor(puts, removes);
    const room = roomOn(path);
    if (room < needed) throw new Error(`its disk has ${room} bytes left of the ${needed} that this may take`);
    counts = { rows, outbox };
    puts.push(["header", encodeRow({ format: FORMAT, id: header.id, meta: batch.meta, ...counts } satisfies Header)]);
    return db.batch(() => {
      for (const [key, value] of puts) void db.put(key, value);
      for (const key of removes) void db.remove(key);
    });
  }

  if (fresh) {
    await write({ rows: new Map(), outbox: [], outboxDone: [], meta: newMeta }).catch(async (error: unknown) => {
      await db.close();
      throw failed(path, error);
    });
  }
  return {
    id: header.id,
    load: () => ({
      meta: header.meta,
      rows: rowsOf(path, header, db.getRange({ start: "row/", end: "row0" })),
      outbox: outboxOf(path, header, db.getRange({ start: "outbox/", end: "outbox0" })),
    }),
    commit(batch, done) {
      committing = write(batch).then(
        () => done(),
        (error: unknown) => {
          // The library's own promise of the cause; with nobody to hear it, it would end the process.
          (error as { commitError?: Promise<unknown> }).commitError?.catch(() => undefined);
          done(failed(path, error));
        },
      );
    },
    async close() {
      await committing;
      await db.close();
      lock.release();
    },
  };
}

/** The library's own state is broken after a write that found no room, so there is none without room for it and for what it may move. Our choice. */
function roomFor(puts: readonly (readonly [string, string])[], removes: readonly string[]): number {
  let bytes = 1 << 20;
  for (const [key, value] of puts) bytes += 2 * (key.length + value.length) + PAGE;
  return bytes + removes.length * PAGE;
}

const PAGE = 4096;

function freeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}

function effectKey(id: number): string {
  return `outbox/${String(id).padStart(16, "0")}`;
}

type Entries = Iterable<{ readonly key: string; readonly value: string }>;

/** One by one, so that what a row was read from is forgotten with it. @throws {StowageError} `store-damaged`, at the end too. */
function* rowsOf(path: string, header: Header, entries: Entries): Generator<readonly [Table, string, object]> {
  const share = shareStrings();
  let rows = 0;
  try {
    for (const { key, value } of entries) {
      const slash = key.indexOf("/", ROW.length);
      const table = tableOf(key.slice(ROW.length, slash));
      const row = decode(key, value);
      share(table, row);
      yield [table, key.slice(slash + 1), row];
      rows++;
    }
  } catch (error) {
    throw damaged(path, (error as Error).message, error);
  }
  if (rows !== header.rows) throw damaged(path, `${rows} of ${header.rows} rows are there`);
}

const ROW = "row/";

function outboxOf(path: string, header: Header, entries: Entries): readonly OutboxEntry[] {
  try {
    const outbox = Array.from(entries, ({ key, value }): OutboxEntry => ({
      id: Number(key.slice("outbox/".length)),
      effect: decode(key, value) as OutboxEntry["effect"],
    }));
    if (outbox.length !== header.outbox) throw new Error(`${outbox.length} of ${header.outbox} effects are there`);
    return outbox;
  } catch (error) {
    throw damaged(path, (error as Error).message, error);
  }
}

function decode(key: string, value: string): object {
  try {
    return decodeRow(value);
  } catch (error) {
    throw new Error(`${key} cannot be read, ${(error as Error).message}`, { cause: error });
  }
}

const tables: ReadonlySet<string> = new Set(tableNames);

function tableOf(name: string): Table {
  if (!tables.has(name)) throw new Error(`there is a table ${name} that this version does not know`);
  return name as Table;
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
    hint: "Nothing that was acknowledged is lost. See that the disk has room; the engine then goes on by itself.",
    cause,
  });
}
