import { isObject, StowageError } from "@stowage/model";
import type { ServiceSchema, TypeRef } from "@stowage/model";

/** Deeper than any request that AWS takes; deeper input is refused before it exhausts the stack. */
const depthMax = 100;

/**
 * The value without members that say nothing: null, `""`, `[]` and `{}`. The elements of lists and the entries of maps stay (an empty
 * argument and an empty label mean something), and so does an empty `value`, for the same reason.
 *
 * @throws StowageError `input-too-deep`
 */
export function prune(schema: ServiceSchema, structure: string, value: unknown): unknown {
  return pruned(schema, `@${structure}`, value, 0);
}

/** The value without members that are null; AWS reads them as absent. */
export function withoutNulls<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutNulls) as T;
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutNulls(member)])) as T;
}

function pruned(schema: ServiceSchema, ref: TypeRef | undefined, value: unknown, depth: number): unknown {
  if (depth > depthMax) {
    throw new StowageError("input-too-deep", `The definition is nested more than ${depthMax} levels deep.`, {
      hint: "No ECS request is: remove the member that holds the rest.",
    });
  }
  if (Array.isArray(value)) return value.map((element) => pruned(schema, elementOf(ref, "list"), element, depth + 1));
  if (!isObject(value)) return value;
  const map = elementOf(ref, "map");
  const members = typeof ref === "string" && ref.startsWith("@") ? (schema.structures[ref.slice(1)]?.members ?? {}) : {};
  const kept = Object.entries(value)
    .filter(([, member]) => member !== null && member !== undefined)
    .map(([name, member]): [string, unknown] => [name, pruned(schema, map ?? members[name], member, depth + 1)])
    .filter(([name, member]) => map !== undefined || !saysNothing(name, member));
  return Object.fromEntries(kept);
}

function elementOf(ref: TypeRef | undefined, kind: "list" | "map"): TypeRef | undefined {
  return Array.isArray(ref) && ref[0] === kind ? (ref[1] as TypeRef) : undefined;
}

function saysNothing(name: string, value: unknown): boolean {
  if (value === "") return name !== "value" && name !== "Value";
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
