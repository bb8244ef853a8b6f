import { CUR_COLUMNS, curRows } from "./cur-rows.js";
import { writeUnits } from "./decimal-writer.js";
import { FOCUS_COLUMNS, focusRows } from "./focus-rows.js";
import type { InstanceFacts, InstancePools } from "./instance-facts.js";
import type { InstanceHour } from "./instance-hour.js";
import { RECORD_COLUMNS } from "./record-reader.js";

export type SplitFormat = "rows" | "cur" | "focus";

/** Collects output in a buffer and hands it on when it is full. */
export interface SplitWriter {
  writeGroup(hour: InstanceHour, pools: InstancePools, facts: InstanceFacts): void;
  isFull(): boolean;
  flushTo(write: (bytes: Uint8Array) => unknown, all?: boolean): Promise<void>;
}

/** The output is handed on in pieces of about this size. */
const PIECE = 1 << 20;

const COMMA = 44;
const NEWLINE = 10;
const encoder = new TextEncoder();

export function splitWriter(format: SplitFormat, header: readonly string[], currency: string): SplitWriter {
  const extra = header.slice(RECORD_COLUMNS.length);
  // Two buffers: one is filled while the other is being written.
  let [bytes, other] = [new Uint8Array(2 * PIECE), new Uint8Array(2 * PIECE)];
  let used = 0;
  let pending: unknown;

  const room = (length: number): void => {
    if (used + length <= bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * bytes.length, used + length));
    larger.set(bytes.subarray(0, used));
    bytes = larger;
  };
  const writeText = (text: string): void => {
    room(3 * text.length);
    used += encoder.encodeInto(text, bytes.subarray(used)).written;
  };
  const writeRow = (hour: InstanceHour, at: number, remainder: string): void => {
    const [start, prefixEnd, end] = [hour.starts[at]!, hour.prefixEnds[at]!, hour.ends[at]!];
    room(end - start + 64 + remainder.length);
    for (let i = start; i < prefixEnd; i++) bytes[used++] = hour.texts[i]!;
    bytes[used++] = COMMA;
    used = writeUnits(bytes, used, hour.cpuSplit[at]! + hour.memorySplit[at]!);
    if (remainder !== "") used += encoder.encodeInto(remainder, bytes.subarray(used)).written;
    bytes[used++] = COMMA;
    used = writeUnits(bytes, used, hour.cpuUnused[at]! + hour.memoryUnused[at]!);
    for (let i = prefixEnd; i < end; i++) bytes[used++] = hour.texts[i]!;
    bytes[used++] = NEWLINE;
  };

  const columns =
    format === "rows" ? ["hour", "instance", "task", "splitCost", "unusedCost", ...extra] : format === "cur" ? CUR_COLUMNS : FOCUS_COLUMNS;
  writeText(`${columns.join(",")}\n`);

  return {
    writeGroup(hour, pools, facts) {
      const remainderAt = pools.remainder !== "" && hour.total(hour.memory) > 0 ? hour.count - 1 : -1;
      if (format === "rows") {
        for (let at = 0; at < hour.count; at++) writeRow(hour, at, at === remainderAt ? pools.remainder : "");
      } else {
        const rows = format === "cur" ? curRows : focusRows;
        for (const text of rows(hour, { facts, pools, extra, currency, remainderAt })) writeText(text);
      }
    },
    isFull: () => used >= PIECE,
    async flushTo(write, all = false) {
      await pending;
      if (used > 0) pending = write(bytes.subarray(0, used));
      [bytes, other] = [other, bytes];
      used = 0;
      if (all) await pending;
    },
  };
}
