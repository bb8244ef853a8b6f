import { crc32 } from "node:zlib";

/** A value as it is stored: its checksum, so that damage is seen, then JSON, or lines of it (see `taskLines`). */
export function encodeRow(row: object): string {
  return encodeText(JSON.stringify(row));
}

export function encodeText(text: string): string {
  return crc32(text).toString(16).padStart(CHECKSUM, "0") + text;
}

/** What follows the checksum. @throws Error if the value is not what `encodeText` wrote. */
export function checkedText(value: Buffer): Buffer {
  const text = value.subarray(CHECKSUM);
  if (checksumOf(value) !== crc32(text)) throw new Error("its checksum is wrong");
  return text;
}

/** Digit by digit: there is one with each row, and a string for each takes longer. */
function checksumOf(value: Buffer): number {
  let sum = 0;
  for (let i = 0; i < CHECKSUM; i++) {
    const code = value[i]!;
    sum = sum * 16 + (code < A ? code - ZERO : code - A + 10);
  }
  return sum;
}

const A = "a".charCodeAt(0);
const ZERO = "0".charCodeAt(0);
const CHECKSUM = 8;
