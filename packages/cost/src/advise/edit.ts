import { pointerSegments } from "@stowage/model";
import type { Assembly } from "@stowage/model";

/** A change of one value of an Assembly. */
export interface Edit {
  /** JSON pointer (RFC 6901), of which the last name may be new. */
  readonly path: string;
  /** Absent: the value is removed. */
  readonly value?: unknown;
}

/**
 * The Assembly with the edits made; what they do not touch is shared with it.
 *
 * @example
 * applyEdits(assembly, [{ path: "/services/main~1web/desiredCount", value: 4 }]).services["main/web"]?.desiredCount; // 4
 */
export function applyEdits(assembly: Assembly, edits: readonly Edit[]): Assembly {
  return edits.reduce<unknown>((edited, { path, value }) => change(edited, pointerSegments(path), value), assembly) as Assembly;
}

function change(node: unknown, [name = "", ...rest]: readonly string[], value: unknown): unknown {
  const members = (node ?? {}) as Readonly<Record<string, unknown>>;
  const next = rest.length === 0 ? value : change(members[name], rest, value);
  return { ...members, [name]: next };
}
