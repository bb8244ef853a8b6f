import type { Location } from "@stowage/model";
import { locate } from "../site.js";
import type { Site } from "../site.js";
import type { Draft } from "./draft.js";

/** Which line of the user's code wrote a value of the Assembly. Positions are worked out when they are asked for. */
export interface Sources {
  /** The call that wrote the value at a JSON pointer, or else the nearest value around it. `file` is an absolute path. */
  at(pointer: string): Location | undefined;
  /** Every pointer that a call is known for, with the call. */
  entries(): IterableIterator<readonly [pointer: string, location: Location]>;
}

/** The side map of a draft. */
export function sourcesOf(places: Draft["places"]): Sources {
  let known: Map<string, Site> | undefined;
  const sites = (): Map<string, Site> =>
    (known ??= new Map(places.flatMap(({ at, sites }) => Object.entries(sites).map(([below, site]) => [at + below, site] as const))));
  return {
    at(pointer) {
      for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
        const site = sites().get(at);
        const location = site && locate(site);
        if (location !== undefined || at === "") return location;
      }
    },
    *entries() {
      for (const [pointer, site] of sites()) {
        const location = locate(site);
        if (location !== undefined) yield [pointer, location] as const;
      }
    },
  };
}
