import { readSync } from "node:fs";

/** One of a file's trees, as the newest meta page describes it. */
export interface LmdbTree {
  readonly depth: number;
  readonly root: bigint;
}

export interface LmdbPages {
  readonly file: number;
  readonly pageSize: number;
  readonly lastPage: bigint;
}

/**
 * Follows a tree from its root to every page that it uses: the library ends the process over a page that is not what its parent says. What is in
 * the rows is not looked at here, their checksums tell. Returns what is wrong.
 *
 * Layout (see `checkLmdbFile`): a page begins with its number and transaction (8 bytes each), padding, flags, and the bounds of its free room (2 each,
 * the offsets counted from the end of this header), then the offset of each node; a node has two halves of a size or a page's number, flags or the
 * number's rest, the key's size (2 each), the key, and the value or, if that has pages of its own, their first one's number, transaction and count.
 */
export function checkLmdbTree(pages: LmdbPages, { depth, root }: LmdbTree): string | undefined {
  return root === NO_PAGE ? undefined : checkPage(pages, root, depth, buffersOf(pages, depth));
}

const NO_PAGE = 0xffff_ffff_ffff_ffffn;
const HEADER = 24;
const NODE = 8;
const [BRANCH, LEAF, OVERFLOW] = [1, 2, 4];
const OWN_PAGES = 1;

/** A buffer for each level: a page is gone through while those below it are read. */
function buffersOf({ pageSize }: LmdbPages, depth: number): readonly Buffer[] {
  return Array.from({ length: Math.min(depth, 64) + 1 }, () => Buffer.allocUnsafe(pageSize));
}

function checkPage(pages: LmdbPages, at: bigint, level: number, buffers: readonly Buffer[]): string | undefined {
  const wrong = `its page ${at} is damaged`;
  const page = buffers[level];
  if (level < 1 || page === undefined || !read(pages, at, page)) return wrong;
  const flags = page.readUInt16LE(18);
  if (page.readBigUInt64LE(0) !== at || (flags & ~KEPT) !== (level === 1 ? LEAF : BRANCH)) return wrong;
  const nodesEnd = HEADER + page.readUInt16LE(20);
  const roomEnd = HEADER + page.readUInt16LE(22);
  if (nodesEnd > roomEnd || roomEnd > pages.pageSize) return wrong;
  for (let i = HEADER; i + 1 < nodesEnd; i += 2) {
    const node = HEADER + page.readUInt16LE(i);
    if (node < roomEnd || node + NODE > pages.pageSize) return wrong;
    const value = node + NODE + page.readUInt16LE(node + 6);
    if (value > pages.pageSize) return wrong;
    const found =
      level === 1 ? checkValue(pages, page, node, value, buffers[0]!) : checkPage(pages, childOf(page, node), level - 1, buffers);
    if (found !== undefined) return found === true ? wrong : found;
  }
  return undefined;
}

/** Flags that say how a page is kept in memory. */
const KEPT = 0xf010;

function childOf(page: Buffer, node: number): bigint {
  return BigInt(page.readUIntLE(node, 6));
}

/** `true`: the page that the value's node stands on is wrong. */
function checkValue(pages: LmdbPages, page: Buffer, node: number, value: number, buffer: Buffer): true | string | undefined {
  if ((page.readUInt16LE(node + 4) & OWN_PAGES) === 0) return value + page.readUInt32LE(node) > pages.pageSize ? true : undefined;
  if (value + 24 > pages.pageSize) return true;
  const first = page.readBigUInt64LE(value);
  const count = page.readBigUInt64LE(value + 16);
  const header = buffer.subarray(0, HEADER);
  const good =
    read(pages, first, header) &&
    first + count - 1n <= pages.lastPage &&
    header.readBigUInt64LE(0) === first &&
    (header.readUInt16LE(18) & ~KEPT) === OVERFLOW &&
    count * BigInt(pages.pageSize) >= BigInt(page.readUInt32LE(node));
  return good ? undefined : `its page ${first} is damaged`;
}

function read({ file, pageSize, lastPage }: LmdbPages, at: bigint, into: Buffer): boolean {
  return at > 1n && at <= lastPage && readSync(file, into, 0, into.length, Number(at) * pageSize) === into.length;
}
