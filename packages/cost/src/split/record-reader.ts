import { StowageError } from "@stowage/model";

/**
 * The columns of hourly records: the hour, the instance, the task, what the task reserved and used of it (cpu units and MiB, each times the part of
 * the hour; used may be empty). Columns of your own may follow: `cluster`, `service`, `tag:team`, …
 *
 * @example
 * const header = [...RECORD_COLUMNS, "tag:team"].join(",");
 */
export const RECORD_COLUMNS: readonly string[] = ["hour", "instance", "task", "reservedCpu", "reservedMemory", "usedCpu", "usedMemory"];

/** A line, read in place: its texts are given as positions in the buffer. */
export interface RecordLine {
  hourEnd: number;
  instanceEnd: number;
  taskEnd: number;
  reservedCpu: number;
  reservedMemory: number;
  /** -1: not known. */
  usedCpu: number;
  usedMemory: number;
  /** Where the columns of your own begin, at the comma; the end of the line if there are none. */
  extra: number;
}

const COMMA = 44;
const QUOTE = 34;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;

/** Reads `bytes[from, end)` into `line`. Numbers are read here and nowhere else; a month has a hundred million of them. */
export function readRecord(bytes: Uint8Array, from: number, end: number, line: RecordLine, lineNumber: number): void {
  line.hourEnd = fieldEnd(bytes, from, end, from, lineNumber);
  line.instanceEnd = fieldEnd(bytes, line.hourEnd + 1, end, from, lineNumber);
  line.taskEnd = fieldEnd(bytes, line.instanceEnd + 1, end, from, lineNumber);
  let at = line.taskEnd + 1;
  let column = 3;
  for (; column < 7; column++) {
    let value = 0;
    let digits = 0;
    let scale = 0;
    for (; at < end; at++) {
      const byte = bytes[at]!;
      if (byte >= ZERO && byte <= ZERO + 9) {
        value = value * 10 + (byte - ZERO);
        scale *= 10;
        digits++;
      } else if (byte === POINT && scale === 0) scale = 1;
      else if (byte === COMMA) break;
      else throw wrong(bytes, from, at, lineNumber, notANumber(byte, column));
    }
    if (digits === 0 && column < 5) throw wrong(bytes, from, at, lineNumber, `${RECORD_COLUMNS[column]} is missing`);
    if (digits > 15) throw wrong(bytes, from, at, lineNumber, `${RECORD_COLUMNS[column]} has more digits than can be counted with`);
    if (scale > 1) value /= scale;
    if (digits === 0) value = -1;
    if (column === 3) line.reservedCpu = value;
    else if (column === 4) line.reservedMemory = value;
    else if (column === 5) line.usedCpu = value;
    else line.usedMemory = value;
    if (column < 6 && at >= end) throw wrong(bytes, from, at, lineNumber, `${RECORD_COLUMNS[column + 1]} is missing`);
    at++;
  }
  line.extra = at - 1;
}

function notANumber(byte: number, column: number): string {
  const field = RECORD_COLUMNS[column]!;
  return byte === MINUS ? `${field} is negative` : `${field} is no number: it has the character ${String.fromCharCode(byte)}`;
}

function fieldEnd(bytes: Uint8Array, at: number, end: number, from: number, lineNumber: number): number {
  let to = at;
  while (to < end && bytes[to] !== COMMA) to++;
  if (to === at || to >= end) throw wrong(bytes, from, to, lineNumber, "A field is missing");
  if (bytes[at] === QUOTE) throw wrong(bytes, from, at, lineNumber, "Hours, instances and tasks are written without quotes");
  return to;
}

function wrong(bytes: Uint8Array, from: number, at: number, line: number, what: string): StowageError {
  const text = new TextDecoder().decode(bytes.subarray(from, Math.min(bytes.length, from + 60)));
  return new StowageError("split-record", `Line ${line}, column ${at - from + 1}: ${what}: ${text.split("\n")[0]}`, {
    hint: `A record is ${RECORD_COLUMNS.join(",")}.`,
  });
}
