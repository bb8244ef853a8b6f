import { closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";
import { walkLmdbTree, type LmdbEntry, type LmdbTree } from "./walk-lmdb-tree.js";

/**
 * Reads an LMDB data file before it is mapped: looking at a page that a truncated file no longer has would end the process without a word, and so
 * would a page that is not what another says of it. Pages are read one by one, so that they do not stay in memory.
 * Returns what is wrong with it; undefined: nothing that can be seen here, or there is no file.
 *
 * Layout (data version 2 of the LMDB that lmdb 3.5 brings): two meta pages, each a page header of 24 bytes, then magic and version (4 bytes each),
 * address and map size (8 each), two trees (48 bytes each, the first begins with the page size), the last page's number and the transaction's (8 each).
 */
export function readLmdbFile(path: string, entry: LmdbEntry): string | undefined {
  if (!existsSync(path)) return undefined;
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    if (size === 0) return undefined;
    const first = readMeta(file, 0);
    if (!first) return "it is not a store, or its beginning is damaged";
    if (first.version !== DATA_VERSION) return `it was written by another version of the database library (data version ${first.version})`;
    const second = readMeta(file, first.pageSize);
    const newest = second && second.transaction > first.transaction ? second : first;
    const pages = { file, ...newest };
    const wrong = walkLmdbTree(pages, newest.freePages, () => undefined) ?? walkLmdbTree(pages, newest.entries, entry);
    // A file may be short of pages that were taken and given back in one transaction, which were never written and are free: nothing is lost then.
    const whole = (newest.lastPage + 1) * newest.pageSize;
    return wrong !== undefined && size < whole ? `it is truncated: ${size} of ${whole} bytes are there, and ${wrong}` : wrong;
  } finally {
    closeSync(file);
  }
}

const MAGIC = 0xbeefc0de;
const DATA_VERSION = 2;
const HEADER = 24;

interface Meta {
  readonly version: number;
  readonly pageSize: number;
  readonly lastPage: number;
  readonly transaction: bigint;
  readonly freePages: LmdbTree;
  readonly entries: LmdbTree;
}

function readMeta(file: number, at: number): Meta | undefined {
  const bytes = Buffer.alloc(160);
  if (readSync(file, bytes, 0, bytes.length, at) < bytes.length) return undefined;
  if (bytes.readUInt32LE(HEADER) !== MAGIC) return undefined;
  const pageSize = bytes.readUInt32LE(HEADER + 24);
  if (pageSize < 512 || pageSize > 0x10000) return undefined;
  const treeAt = (offset: number): LmdbTree => ({
    depth: bytes.readUInt16LE(HEADER + offset + 6),
    root: Number(bytes.readBigUInt64LE(HEADER + offset + 40)),
  });
  return {
    version: bytes.readUInt32LE(HEADER + 4) & 0xffff,
    pageSize,
    lastPage: Number(bytes.readBigUInt64LE(HEADER + 120)),
    transaction: bytes.readBigUInt64LE(HEADER + 128),
    freePages: treeAt(24),
    entries: treeAt(72),
  };
}
