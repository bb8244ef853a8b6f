import { crc32 } from "node:zlib";

/** A value as it is stored: its checksum, so that damage is seen, then JSON. */
export function encodeRow(row: object): string {
  const json = JSON.stringify(row);
  return crc32(json).toString(16).padStart(8, "0") + json;
}

/** @throws Error if the text is not what `encodeRow` wrote. */
export function decodeRow(text: string): object {
  const json = text.slice(8);
  if (crc32(json).toString(16).padStart(8, "0") !== text.slice(0, 8)) throw new Error("its checksum is wrong");
  return JSON.parse(json) as object;
}
