/** What a value of the builder is. A registered symbol, so that two copies of this package recognise each other's values. */
export const kind: unique symbol = Symbol.for("stowage.kind") as never;

/** The plain data behind a value of the builder. The number in the name changes when the data's layout does. */
export const data: unique symbol = Symbol.for("stowage.node@1") as never;

/** The kinds of values that the builder makes. */
export type Kind = "app" | "container" | "oneOff" | "service" | "sidecar" | "task";

/** Whether a value carries the builder's brand of this kind. */
export function hasKind(value: unknown, wanted: Kind): boolean {
  return typeof value === "object" && value !== null && (value as { readonly [kind]?: unknown })[kind] === wanted;
}
