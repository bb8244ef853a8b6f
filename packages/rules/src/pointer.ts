import { escapePointer } from "@stowage/model";

export type Segment = string | number;

/** Segments as a JSON pointer (RFC 6901). */
export function pointer(segments: readonly Segment[]): string {
  let out = "";
  for (let index = 0; index < segments.length; index++) out += `/${escapePointer(segments[index]!)}`;
  return out;
}

/** Whether `path` is `ancestor` or lies below it. */
export function isAtOrBelow(path: string, ancestor: string): boolean {
  return path === ancestor || (path.startsWith(ancestor) && path.charCodeAt(ancestor.length) === 47);
}
