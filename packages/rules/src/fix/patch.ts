import { isObject, pointerSegments } from "@stowage/model";
import { pointer } from "../pointer.js";
import type { Segment } from "../pointer.js";

/** One operation of a JSON Patch (RFC 6902); `move` renames a member of an object, and the member keeps its place. */
export type PatchOperation =
  | { readonly op: "remove"; readonly path: string }
  | { readonly op: "add" | "replace"; readonly path: string; readonly value: unknown }
  | { readonly op: "move"; readonly from: string; readonly path: string };

/** The value at a place; undefined if there is none. */
export function valueAt(value: unknown, at: readonly Segment[]): unknown {
  let here = value;
  for (const segment of at) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, segment)) return undefined;
    here = (here as Record<Segment, unknown>)[segment];
  }
  return here;
}

/** The value with the operations done, one after another; undefined if one of them does not fit. The value itself stays as it is. */
export function applyPatch(value: unknown, operations: readonly PatchOperation[]): unknown {
  let out = value;
  for (const operation of operations) {
    out = applyOperation(out, operation);
    if (out === undefined) return undefined;
  }
  return out;
}

function applyOperation(value: unknown, operation: PatchOperation): unknown {
  const at = pointerSegments(operation.path);
  const last = at.at(-1);
  if (last === undefined) return undefined;
  return changeAt(value, at.slice(0, -1), (parent) => {
    if (Array.isArray(parent)) {
      const index = Number(last);
      if (!(index < parent.length) || operation.op === "move" || operation.op === "add") return undefined;
      return operation.op === "remove" ? parent.toSpliced(index, 1) : parent.with(index, operation.value);
    }
    if (!isObject(parent)) return undefined;
    const entries = Object.entries(parent);
    if (operation.op === "remove")
      return Object.hasOwn(parent, last) ? Object.fromEntries(entries.filter(([key]) => key !== last)) : undefined;
    if (operation.op === "move") return renamed(entries, pointerSegments(operation.from).at(-1), last);
    if (Object.hasOwn(parent, last) !== (operation.op === "replace")) return undefined;
    return Object.fromEntries([...entries.filter(([key]) => key !== last), [last, operation.value]]);
  });
}

function renamed(entries: readonly [string, unknown][], from: string | undefined, to: string): object | undefined {
  const names = entries.map(([name]) => name);
  if (from === undefined || !names.includes(from) || names.includes(to)) return undefined;
  return Object.fromEntries(entries.map(([name, value]) => [name === from ? to : name, value]));
}

function changeAt(value: unknown, at: readonly string[], change: (parent: unknown) => unknown): unknown {
  const [first, ...rest] = at;
  if (first === undefined) return change(value);
  const below = changeAt(valueAt(value, [first]), rest, change);
  if (below === undefined) return undefined;
  if (Array.isArray(value)) return value.with(Number(first), below);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, own]) => [key, key === first ? below : own])) : undefined;
}

/** The operations with their pointers below another place. */
export function below(base: readonly Segment[], operations: readonly PatchOperation[]): PatchOperation[] {
  const before = pointer(base);
  return operations.map((operation) =>
    operation.op === "move"
      ? { ...operation, from: before + operation.from, path: before + operation.path }
      : { ...operation, path: before + operation.path },
  );
}

/** What an operation does, in words. */
export function changeText(operation: PatchOperation): string {
  const name = pointerSegments(operation.path).at(-1) ?? "";
  switch (operation.op) {
    case "remove":
      return `remove ${quotedName(operation.path)}`;
    case "move":
      return `rename "${pointerSegments(operation.from).at(-1)}" to "${name}"`;
    case "add":
      return `add "${name}": ${JSON.stringify(operation.value)}`;
    default:
      return `write ${JSON.stringify(operation.value)} at ${quotedName(operation.path)}`;
  }
}

/** `"hostPort"`, or of a list's item the list and the index: `"subnets"[1]`. */
function quotedName(path: string): string {
  const [last = "", before = ""] = pointerSegments(path).toReversed();
  return /^\d+$/.test(last) ? `"${before}"[${last}]` : `"${last}"`;
}
