import { closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";
import { checkLmdbTree, type LmdbTree } from "./check-lmdb-tree.js";

/**
 * Looks at an LMDB data file before it is mapped: reading a page that a truncated file no longer has would end the process without a word, and so
 * would a page that is not what another says of it.
 * Returns what is wrong with it; undefined: nothing that can be seen here, or there is no file.
 *
 * Layout (data version 2 of the LMDB that lmdb 3.5 brings): two meta pages, each a page header of 24 bytes, then magic and version (4 bytes each),
 * address and map size (8 each), two trees (48 bytes each, the first begins with the page size), the last page's number and the transaction's (8 each).
 */
export function checkLmdbFile(path: string): string | undefined {
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
    const needed = (newest.lastPage + 1n) * BigInt(newest.pageSize);
    if (BigInt(size) < needed) return `it is truncated: ${size} of at least ${needed} bytes are there`;
    for (const tree of newest.trees) {
      const wrong = checkLmdbTree({ file, ...newest }, tree);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
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
  readonly lastPage: bigint;
  readonly transaction: bigint;
  /** Of free pages, and of rows. */
  readonly trees: readonly LmdbTree[];
}

function readMeta(file: number, at: number): Meta | undefined {
  const bytes = Buffer.alloc(160);
  if (readSync(file, bytes, 0, bytes.length, at) < bytes.length) return undefined;
  if (bytes.readUInt32LE(HEADER) !== MAGIC) return undefined;
  const pageSize = bytes.readUInt32LE(HEADER + 24);
  if (pageSize < 512 || pageSize > 0x10000) return undefined;
  return {
    version: bytes.readUInt32LE(HEADER + 4) & 0xffff,
    pageSize,
    lastPage: bytes.readBigUInt64LE(HEADER + 120),
    transaction: bytes.readBigUInt64LE(HEADER + 128),
    trees: [24, 72].map((at) => ({ depth: bytes.readUInt16LE(HEADER + at + 6), root: bytes.readBigUInt64LE(HEADER + at + 40) })),
  };
}
