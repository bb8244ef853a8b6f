import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Effect } from "../drivers/driver.js";
import { encodeRow } from "./encode-row.js";
import { openLmdbStore } from "./lmdb.js";
import { memoryContents } from "./memory.js";
import { newMeta, type Batch, type Loaded, type Store } from "./store.js";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "stowage-store-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const stop = (taskArn: string): Effect => ({ kind: "stop-container", taskArn, container: "app", timeoutMs: 1 });
const batch = (more: Partial<Batch>): Batch => ({ rows: new Map(), outbox: [], outboxDone: [], meta: newMeta, ...more });
const commit = (store: Store, what: Batch): Promise<void> =>
  new Promise((resolve, reject) => store.commit(what, (error) => (error ? reject(error) : resolve())));
const contents = ({ rows, outbox, meta }: Loaded): object => ({
  rows: [...rows].map(([table, key, row]) => [`${table} ${key}`, row]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  outbox,
  meta,
});

describe("the lmdb store", () => {
  it("gives back what was committed, under the same id", async () => {
    const store = await openLmdbStore(folder);
    const meta = { seq: 7, effectSeq: 2, now: 1_700_000_000_000 };
    const families = new Map([["us-east-1/123456789012/web", { latest: 3 }]]);
    await commit(store, batch({ rows: new Map([["families", families]]), outbox: [{ id: 1, effect: stop("t") }], meta }));
    await store.close();
    const again = await openLmdbStore(folder);
    expect(again.id).toBe(store.id);
    const loaded = again.load();
    expect([...loaded.rows]).toEqual([["families", "us-east-1/123456789012/web", { latest: 3 }]]);
    expect(loaded.outbox).toEqual([{ id: 1, effect: stop("t") }]);
    expect(loaded.meta).toEqual(meta);
    await again.close();
  });

  it("holds what a store in memory holds after any batches", async () => {
    const change = fc.tuple(
      fc.constantFrom("a", "b/c", "d é", "e\u0001\u0004f", "g".repeat(100)),
      fc.option(fc.record({ latest: fc.nat(9) }), { nil: undefined }),
    );
    const batches = fc.array(fc.record({ changes: fc.array(change, { maxLength: 4 }), effects: fc.nat(2), done: fc.boolean() }), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(batches, async (steps) => {
        const path = mkdtempSync(join(folder, "run-"));
        const memory = memoryContents();
        const store = await openLmdbStore(path);
        let effect = 0;
        for (const [seq, step] of steps.entries()) {
          const owed = memory.load().outbox;
          const next = batch({
            rows: new Map([["families", new Map(step.changes)]]),
            outbox: Array.from({ length: step.effects }, () => ({ id: effect++, effect: stop("t") })),
            outboxDone: step.done ? owed.map(({ id }) => id) : [],
            meta: { seq, effectSeq: effect, now: 0 },
          });
          memory.apply(next);
          await commit(store, next);
        }
        await store.close();
        const again = await openLmdbStore(path);
        expect(contents(again.load())).toEqual(contents(memory.load()));
        await again.close();
      }),
      { numRuns: 15 },
    );
  });

  it("is held by one engine at a time, and says by whom", async () => {
    const store = await openLmdbStore(folder);
    await expect(openLmdbStore(folder)).rejects.toMatchObject({
      code: "data-folder-in-use",
      message: expect.stringContaining(`process ${process.pid}`),
      hint: expect.stringContaining("--data DIR"),
    });
    await store.close();
    await (await openLmdbStore(folder)).close();
  });

  it.each([
    ["one whose process is gone", { pid: 2 ** 22 + 1, start: "boot/1" }],
    ["one whose pid belongs to a later process", { pid: process.pid, start: "another boot/1" }],
  ])("takes over a lock of %s", async (_what, holder) => {
    writeFileSync(join(folder, "engine.lock"), JSON.stringify(holder));
    const store = await openLmdbStore(folder);
    expect(JSON.parse(readFileSync(join(folder, "engine.lock"), "utf8"))).toMatchObject({ pid: process.pid });
    await store.close();
  });

  async function filled(): Promise<string> {
    const store = await openLmdbStore(folder);
    const rows = new Map(Array.from({ length: 400 }, (_, i) => [`family-${i}`, { latest: i, pad: "x".repeat(500) }]));
    await commit(store, batch({ rows: new Map([["families", rows]]) }));
    await store.close();
    return join(folder, "store", "data.mdb");
  }

  it("refuses what its disk may have no room for, keeps what it has, and goes on when there is room", async () => {
    let room = 1e9;
    const store = await openLmdbStore(folder, () => room);
    const one = (name: string): Batch => batch({ rows: new Map([["families", new Map([[name, { latest: 1 }]])]]) });
    await commit(store, one("a"));
    room = 500_000;
    await expect(commit(store, one("b"))).rejects.toMatchObject({
      code: "store-write-failed",
      message: expect.stringContaining("its disk has 500000 bytes left"),
      hint: expect.stringContaining("See that the disk has room"),
    });
    room = 1e9;
    await commit(store, one("c"));
    await store.close();
    const again = await openLmdbStore(folder);
    expect([...again.load().rows].map(([, key]) => key)).toEqual(["a", "c"]);
    await again.close();
  });

  it("is not made on a disk that is full", async () => {
    await expect(openLmdbStore(folder, () => 0)).rejects.toMatchObject({ code: "store-write-failed" });
    await (await openLmdbStore(folder)).close();
  });

  it("says that a truncated file is damaged, and changes nothing", async () => {
    const path = await filled();
    truncateSync(path, 100_000);
    const before = readFileSync(path);
    await expect(openLmdbStore(folder)).rejects.toMatchObject({ code: "store-damaged", message: expect.stringContaining("truncated") });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it("opens a file that is short of free pages alone, and loses nothing however short it is", async () => {
    const path = await filled();
    const store = await openLmdbStore(folder);
    const few = new Map(Array.from({ length: 395 }, (_, i) => [`family-${i}`, undefined]));
    await commit(store, batch({ rows: new Map([["families", few]]) }));
    for (let seq = 0; seq < 3; seq++) await commit(store, batch({ meta: { ...newMeta, seq } }));
    await store.close();
    const good = readFileSync(path);
    const outcomes = { opened: 0, refused: 0 };
    for (let length = good.length - 4096; length >= 8192; length -= 4096) {
      writeFileSync(path, good.subarray(0, length));
      try {
        const again = await openLmdbStore(folder);
        expect([...again.load().rows]).toHaveLength(5);
        await commit(again, batch({ meta: { ...newMeta, seq: 9 } }));
        await again.close();
        outcomes.opened++;
      } catch (error) {
        expect(error).toMatchObject({ code: "store-damaged", message: expect.stringContaining("truncated") });
        outcomes.refused++;
      }
    }
    expect(outcomes.opened).toBeGreaterThan(0);
    expect(outcomes.refused).toBeGreaterThan(0);
  });

  it("says that a file of something else is damaged", async () => {
    const path = await filled();
    writeFileSync(path, Buffer.alloc(8192, "no store "));
    await expect(openLmdbStore(folder)).rejects.toMatchObject({ code: "store-damaged", message: expect.stringContaining("not a store") });
  });

  it("loses nothing in silence, and never ends the process, whichever page is blank", async () => {
    const path = await filled();
    const good = readFileSync(path);
    let damaged = 0;
    for (let at = 0; at < good.length; at += 4096) {
      writeFileSync(path, Buffer.from(good).fill(0, at, at + 4096));
      try {
        const store = await openLmdbStore(folder);
        try {
          expect([...store.load().rows]).toHaveLength(400);
        } finally {
          await store.close();
        }
      } catch (error) {
        expect(error).toMatchObject({ code: "store-damaged" });
        damaged++;
      }
    }
    // Nearly all pages are of the tree.
    expect(damaged).toBeGreaterThan(10);
  });

  it("notices a value that was altered", async () => {
    const path = await filled();
    const bytes = readFileSync(path);
    // Every copy of it: pages are written anew, and old ones stay for a while.
    for (let at = bytes.indexOf('"latest":77,'); at >= 0; at = bytes.indexOf('"latest":77,', at + 1)) bytes[at + 9] = "8".charCodeAt(0);
    writeFileSync(path, bytes);
    await expect(openLmdbStore(folder)).rejects.toMatchObject({
      code: "store-damaged",
      message: expect.stringContaining("its checksum is wrong"),
    });
  });

  it("notices rows that are not there", async () => {
    const store = await openLmdbStore(folder);
    await commit(store, batch({ rows: new Map([["families", new Map([["a", { latest: 1 }]])]]) }));
    await store.close();
    await rewrite((db) => db.remove("row/families/a"));
    await expect(openLmdbStore(folder)).rejects.toThrow(/0 of 1 rows are there/);
  });

  it("refuses a newer format", async () => {
    await (await openLmdbStore(folder)).close();
    await rewrite((db) => db.put("header", encodeRow({ format: "stowage/store@3" })));
    await expect(openLmdbStore(folder)).rejects.toMatchObject({ code: "store-newer", message: expect.stringContaining("stowage/store@3") });
  });

  async function rewrite(
    change: (db: { put(key: string, value: string): unknown; remove(key: string): unknown }) => unknown,
  ): Promise<void> {
    const { open } = await import("lmdb");
    const db = open<string, string>({ path: join(folder, "store"), encoding: "string" });
    await change(db);
    await db.close();
  }
});
