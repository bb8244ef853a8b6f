import { escapePointer, isObject } from "@stowage/model";

/** A value that differs: where (JSON pointer from the compared document), what is there now, and what is wanted. */
export interface Difference {
  readonly path: string;
  /** Absent: nothing is there now. */
  readonly now?: unknown;
  /** Absent: nothing is wanted there. */
  readonly wanted?: unknown;
}

/** Every place where two documents differ. */
export function differences(now: unknown, wanted: unknown, path = ""): Difference[] {
  if (isObject(now) && isObject(wanted)) {
    const names = [...new Set([...Object.keys(wanted), ...Object.keys(now)])];
    return names.flatMap((name) => differences(now[name], wanted[name], `${path}/${escapePointer(name)}`));
  }
  if (Array.isArray(now) && Array.isArray(wanted)) {
    return Array.from({ length: Math.max(now.length, wanted.length) }, (_, index) =>
      differences(now[index], wanted[index], `${path}/${index}`),
    ).flat();
  }
  if (Object.is(now, wanted)) return [];
  return [{ path, ...(now !== undefined && { now }), ...(wanted !== undefined && { wanted }) }];
}

/**
 * Every place where `now` is not what `wanted` says, leaving alone what `wanted` does not mention: whoever wrote it owns it.
 * Lists are compared whole.
 */
export function unmet(now: unknown, wanted: unknown, path = ""): Difference[] {
  if (wanted === undefined) return [];
  if (isObject(wanted) && isObject(now)) {
    return Object.keys(wanted).flatMap((name) => unmet(now[name], wanted[name], `${path}/${escapePointer(name)}`));
  }
  if (Array.isArray(wanted) && Array.isArray(now)) {
    if (wanted.length !== now.length) return [{ path, now, wanted }];
    return wanted.flatMap((item, index) => unmet(now[index], item, `${path}/${index}`));
  }
  // AWS answers an empty list or object with nothing at all, and the reverse.
  if (isEmpty(wanted) && isEmpty(now)) return [];
  return Object.is(now, wanted) ? [] : [{ path, ...(now !== undefined && { now }), wanted }];
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0) || (isObject(value) && Object.keys(value).length === 0);
}
