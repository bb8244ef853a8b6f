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
  if (Number.parseInt(value.toString("latin1", 0, CHECKSUM), 16) !== crc32(text)) throw new Error("its checksum is wrong");
  return text;
}

const CHECKSUM = 8;
