import type { RawStep } from "../nodes.js";
import { place } from "./draft.js";
import type { Draft } from "./draft.js";

/** Lays what `raw()` said over a request; a member that it sets to undefined goes. */
export function applyRaw<R extends object>(draft: Draft, at: string, request: R, raw: readonly RawStep[]): R {
  let laid = request;
  for (const { fields, site } of raw) {
    const given = typeof fields === "function" ? fields(laid as never) : fields;
    laid = Object.fromEntries(Object.entries({ ...laid, ...given }).filter(([, value]) => value !== undefined)) as R;
    for (const member of Object.keys(given)) place(draft, `${at}/${member}`, site);
  }
  return laid;
}
