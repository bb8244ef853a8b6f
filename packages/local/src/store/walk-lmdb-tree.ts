import { readSync } from "node:fs";

/** Gets each entry of a file, in the order of the keys. The bytes are good until it returns. */
export type LmdbEntry = (key: string, value: Buffer) => void;

/** One of a file's trees, as the newest meta page describes it. */
export interface LmdbTree {
  readonly depth: number;
  readonly root: number;
}

export interface LmdbPages {
  readonly file: number;
  readonly pageSize: number;
  readonly lastPage: number;
}

/**
 * Follows a tree from its root to every page that it uses, and hands out what is in it: the library ends the process over a page that is not what its
 * parent says. Returns what is wrong.
 *
 * Layout (see `readLmdbFile`): a page begins with its number and transaction (8 bytes each), padding, flags, and the bounds of its free room (2 each,
 * the offsets counted from the end of this header), then the offset of each node; a node has two halves of a size or a page's number, flags or the
 * number's rest, the key's size (2 each), the key, and the value or, if that has pages of its own, their first one's number, transaction and count.
 */
export function walkLmdbTree(pages: LmdbPages, { depth, root }: LmdbTree, entry: LmdbEntry): string | undefined {
  return root === NO_PAGE ? undefined : walkPage({ pages, entry, buffers: buffersOf(pages, depth) }, root, depth);
}

const NO_PAGE = Number(0xffff_ffff_ffff_ffffn);
const HEADER = 24;
const NODE = 8;
const [BRANCH, LEAF, OVERFLOW] = [1, 2, 4];
const OWN_PAGES = 1;

interface Walk {
  readonly pages: LmdbPages;
  readonly entry: LmdbEntry;
  /** One for each level: a page is gone through while those below it are read. */
  readonly buffers: readonly Buffer[];
}

function buffersOf({ pageSize }: LmdbPages, depth: number): readonly Buffer[] {
  return Array.from({ length: Math.min(depth, 64) + 1 }, () => Buffer.allocUnsafe(pageSize));
}

function walkPage(walk: Walk, at: number, level: number): string | undefined {
  const { pages, buffers } = walk;
  const page = buffers[level];
  if (level < 1 || page === undefined || !readPage(pages, at, page)) return damaged(at);
  if (pageNumber(page, 0) !== at || (page.readUInt16LE(18) & ~KEPT) !== (level === 1 ? LEAF : BRANCH)) return damaged(at);
  const nodesEnd = HEADER + page.readUInt16LE(20);
  const roomEnd = HEADER + page.readUInt16LE(22);
  if (nodesEnd > roomEnd || roomEnd > pages.pageSize) return damaged(at);
  for (let i = HEADER; i + 1 < nodesEnd; i += 2) {
    const node = HEADER + page.readUInt16LE(i);
    if (node < roomEnd || node + NODE > pages.pageSize) return damaged(at);
    const wrong = level === 1 ? walkNode(walk, page, node, at) : walkPage(walk, page.readUIntLE(node, 6), level - 1);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** Flags that say how a page is kept in memory. */
const KEPT = 0xf010;

function walkNode({ pages, entry, buffers }: Walk, page: Buffer, node: number, at: number): string | undefined {
  const size = page.readUInt32LE(node);
  const start = node + NODE + page.readUInt16LE(node + 6);
  const own = (page.readUInt16LE(node + 4) & OWN_PAGES) !== 0;
  if (start + (own ? HEADER : size) > pages.pageSize) return damaged(at);
  const key = keyOf(page.toString("utf8", node + NODE, start));
  if (!own) return void entry(key, page.subarray(start, start + size));
  const first = pageNumber(page, start);
  const value = readOwnPages(pages, first, pageNumber(page, start + 16), size, buffers[0]!);
  return value === undefined ? damaged(first) : void entry(key, value);
}

/** The library writes a character 4 before those up to 4. */
function keyOf(written: string): string {
  const escape = written.indexOf(ESCAPE);
  return escape < 0 ? written : written.slice(0, escape) + written.charAt(escape + 1) + keyOf(written.slice(escape + 2));
}

const ESCAPE = "\u0004";

function readOwnPages(pages: LmdbPages, first: number, count: number, size: number, header: Buffer): Buffer | undefined {
  const good =
    readPage(pages, first, header) &&
    pageNumber(header, 0) === first &&
    (header.readUInt16LE(18) & ~KEPT) === OVERFLOW &&
    first + count - 1 <= pages.lastPage &&
    HEADER + size <= count * pages.pageSize;
  if (!good) return undefined;
  const value = Buffer.allocUnsafe(size);
  return readSync(pages.file, value, 0, size, first * pages.pageSize + HEADER) === size ? value : undefined;
}

function damaged(page: number): string {
  return `its page ${page} is damaged`;
}

function pageNumber(bytes: Buffer, at: number): number {
  return bytes.readUInt32LE(at) + bytes.readUInt32LE(at + 4) * 2 ** 32;
}

function readPage({ file, pageSize, lastPage }: LmdbPages, at: number, into: Buffer): boolean {
  return at > 1 && at <= lastPage && readSync(file, into, 0, pageSize, at * pageSize) === pageSize;
}
