import { StowageError } from "@stowage/model";
import { data, hasKind } from "./brand.js";
import type { Kind } from "./brand.js";
import { locate } from "./site.js";
import type { Site } from "./site.js";

/** What to say of a value that is something else. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/**
 * The data behind a value of the builder: TypeScript makes sure that it is one, JavaScript does not. `refusal` is asked for when it is not.
 *
 * @throws StowageError with the code and message that are given, or `other-version` if another version of this package made the value.
 */
export function nodeOf<N>(value: unknown, kind: Kind, site: Site | undefined, refusal: () => Refusal): N {
  if (!hasKind(value, kind)) {
    const { code, message, hint } = refusal();
    throw new StowageError(code, message, { hint, location: site && locate(site) });
  }
  const node = (value as { readonly [data]?: N })[data];
  if (node === undefined) {
    throw new StowageError("other-version", `This ${kind} was made by another version of @stowage/dsl.`, {
      hint: "Install one version of it: `npm ls @stowage/dsl` shows where the others come from.",
      location: site && locate(site),
    });
  }
  return node;
}
