import { mkdirSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { StowageError } from "@stowage/model";
import { isTaskTable } from "../state/task-index.js";
import { checkedText, encodeRow, encodeText } from "./encode-row.js";
import { lockFolder, type FolderLock } from "./folder-lock.js";
import { damaged, FORMAT, readStore, type Header } from "./read-store.js";
import { newMeta, type Batch, type Store } from "./store.js";
import { taskLines } from "./task-lines.js";

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
  const found = readStore(path);
  const lmdb = await import("lmdb");
  const db = await guarded(path, () => lmdb.open<string, string>({ path, encoding: "string", overlappingSync: false }));
  // The library and we may not think the same of which transaction is the last.
  if (db.get("header") !== found.written) {
    await db.close();
    throw damaged(path, "its last transaction is not whole");
  }
  const { header } = found;
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
        if (row !== undefined) puts.push([key, isTaskTable(table) ? encodeText(taskLines(table, row)) : encodeRow(row)]);
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

  if (found.written === undefined) {
    await write({ rows: new Map(), outbox: [], outboxDone: [], meta: newMeta }).catch(async (error: unknown) => {
      await db.close();
      throw failed(path, error);
    });
  }
  return {
    id: header.id,
    patienceMs,
    load: () => ({
      meta: header.meta,
      outbox: found.outbox,
      rows: drained(found.rows),
      unread: {
        tasks: drained(found.tasks),
        read: (table, key) => found.reader.row(table, key, checkedText(db.getBinary(`row/${table}/${key}`)!)) as never,
      },
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

/** What has been taken is not kept here. */
function* drained<T>(list: T[]): Generator<T> {
  yield* list;
  list.length = 0;
}

/** The library's own state is broken after a write that found no room, so there is none without room for it and for what it may move. Our choice. */
function roomFor(puts: readonly (readonly [string, string])[], removes: readonly string[]): number {
  let bytes = 1 << 20;
  for (const [key, value] of puts) bytes += 2 * (key.length + value.length) + PAGE;
  return bytes + removes.length * PAGE;
}

const PAGE = 4096;

/** A transaction takes a millisecond or less, most of it for waking threads and for syncing. Our choice, measured with clients that send 16 requests at once. */
const patienceMs = 10;

function freeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}

function effectKey(id: number): string {
  return `outbox/${String(id).padStart(16, "0")}`;
}

async function guarded<T>(path: string, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof StowageError ? error : damaged(path, (error as Error).message, error);
  }
}

function failed(path: string, cause: unknown): StowageError {
  return new StowageError("store-write-failed", `The store in ${path} cannot be written: ${(cause as Error).message}.`, {
    hint: "Nothing that was acknowledged is lost. See that the disk has room; the engine then goes on by itself.",
    cause,
  });
}
