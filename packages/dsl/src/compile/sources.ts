import type { Location } from "@stowage/model";
import type { Sites } from "../nodes.js";
import { locate } from "../site.js";
import type { Site } from "../site.js";
import type { Place } from "./draft.js";

/** Which line of the user's code wrote a value of the Assembly. Positions are worked out when they are asked for. */
export interface Sources {
  /** The call that wrote the value at a JSON pointer, or else the nearest value around it. `file` is an absolute path. */
  at(pointer: string): Location | undefined;
  /** Every pointer that a call is known for, with the call. */
  entries(): IterableIterator<readonly [pointer: string, location: Location]>;
}

/** The side map of a draft. Pointers are put together when the first one is asked for: of most apps nobody asks for any. */
export function sourcesOf(places: readonly Place[]): Sources {
  let all: ReadonlyMap<string, Site> | undefined;
  const sites = (): ReadonlyMap<string, Site> => (all ??= byPointer(places));
  const located = new Map<Site, Location | undefined>();
  const locationOf = (site: Site): Location | undefined => {
    if (!located.has(site)) located.set(site, locate(site));
    return located.get(site);
  };
  return {
    at(pointer) {
      for (let end = pointer.length; end >= 0; end = end === 0 ? -1 : pointer.lastIndexOf("/", end - 1)) {
        const site = sites().get(pointer.slice(0, end));
        const location = site && locationOf(site);
        if (location !== undefined) return location;
      }
      return undefined;
    },
    *entries() {
      for (const [pointer, site] of sites()) {
        const location = locationOf(site);
        if (location !== undefined) yield [pointer, location] as const;
      }
    },
  };
}

/** The call that wrote last at each pointer, from the last one to the first. */
function byPointer(places: readonly Place[]): Map<string, Site> {
  const found = new Map<string, Site>();
  const anew: string[] = [];
  for (let place = places.length - 1; place >= 0; place--) {
    const { at, sites, anew: isAnew } = places[place]!;
    for (let written: Sites | undefined = sites; written !== undefined; written = written.before) {
      const pointer = at + written.at;
      if (!found.has(pointer) && !anew.some((later) => pointer.startsWith(later))) found.set(pointer, written.site);
    }
    // Whatever was written below it before is gone.
    if (isAnew) anew.push(`${at}/`);
  }
  return found;
}
