import { StowageError } from "@stowage/model";
import { data, hasKind } from "./brand.js";
import type { Kind } from "./brand.js";
import { locate } from "./site.js";
import type { Site } from "./site.js";

/** What is expected of a value, and what to say if it is something else. */
export interface Expected {
  readonly kind: Kind;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly site?: Site | undefined;
}

/**
 * The data behind a value of the builder: TypeScript makes sure that it is one, JavaScript does not.
 *
 * @throws StowageError with the code and message that are given, or `other-version` if another version of this package made the value.
 */
export function nodeOf<N>(value: unknown, { kind, code, message, hint, site }: Expected): N {
  if (!hasKind(value, kind)) throw new StowageError(code, message, { hint, location: site && locate(site) });
  const node = (value as { readonly [data]?: N })[data];
  if (node === undefined) {
    throw new StowageError("other-version", `This ${kind} was made by another version of @stowage/dsl.`, {
      hint: "Install one version of it: `npm ls @stowage/dsl` shows where the others come from.",
      location: site && locate(site),
    });
  }
  return node;
}
