import type { Location } from "@stowage/model";
import type { Sites } from "../nodes.js";
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

/** The side map of a draft. Pointers are put together only when all are asked for: there are many, and few findings. */
export function sourcesOf(places: Draft["places"]): Sources {
  let indexed: Map<string, Written[]> | undefined;
  const located = new Map<Site, Location | undefined>();
  const locationOf = (site: Site): Location | undefined => {
    if (!located.has(site)) located.set(site, locate(site));
    return located.get(site);
  };
  // A value may have been written below several places, as /a + /b/c and as /a/b + /c: the last one counts.
  const siteAt = (pointer: string): Site | undefined => {
    indexed ??= index(places);
    let last: Written | undefined;
    let site: Site | undefined;
    for (let end = pointer.length; end >= 0; end = end === 0 ? -1 : pointer.lastIndexOf("/", end - 1)) {
      const below = pointer.slice(end);
      const written = indexed.get(pointer.slice(0, end))?.findLast(({ sites }) => Object.hasOwn(sites, below));
      if (written === undefined || (last !== undefined && written.order < last.order)) continue;
      last = written;
      site = written.sites[below];
    }
    return site;
  };
  return {
    at(pointer) {
      for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
        const site = siteAt(at);
        const location = site && locationOf(site);
        if (location !== undefined || at === "") return location;
      }
    },
    *entries() {
      const all = new Map(places.flatMap(({ at, sites }) => Object.entries(sites).map(([below, site]) => [at + below, site] as const)));
      for (const [pointer, site] of all) {
        const location = locationOf(site);
        if (location !== undefined) yield [pointer, location] as const;
      }
    },
  };
}

interface Written {
  readonly order: number;
  readonly sites: Sites;
}

/** What was written below each place. */
function index(places: Draft["places"]): Map<string, Written[]> {
  const found = new Map<string, Written[]>();
  for (const [order, { at, sites }] of places.entries()) {
    const list = found.get(at);
    if (list === undefined) found.set(at, [{ order, sites }]);
    else list.push({ order, sites });
  }
  return found;
}
