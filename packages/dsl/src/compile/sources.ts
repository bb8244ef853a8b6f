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
  return {
    at(pointer) {
      indexed ??= index(places);
      const ends = endsOf(pointer);
      const written = ends.map((end) => indexed!.get(pointer.slice(0, end)));
      for (let level = 0; level < ends.length; level++) {
        const site = siteAt(pointer, ends, written, level);
        const location = site && locationOf(site);
        if (location !== undefined) return location;
      }
      return undefined;
    },
    *entries() {
      const all = new Map(places.flatMap(({ at, sites }) => [...byPointer(sites)].map(([below, site]) => [at + below, site] as const)));
      for (const [pointer, site] of all) {
        const location = locationOf(site);
        if (location !== undefined) yield [pointer, location] as const;
      }
    },
  };
}

/** Where the segments of a pointer end, the last one first. */
function endsOf(pointer: string): number[] {
  const ends = [pointer.length];
  for (let end = pointer.length; end > 0; ends.push(end)) end = pointer.lastIndexOf("/", end - 1);
  return ends;
}

/** The call that wrote the value at `ends[level]`. It may have been written below several places, as /a + /b/c and as /a/b + /c: the last one counts. */
function siteAt(pointer: string, ends: readonly number[], written: readonly (Written[] | undefined)[], level: number): Site | undefined {
  let last: Written | undefined;
  let site: Site | undefined;
  for (let place = level; place < ends.length; place++) {
    const list = written[place];
    if (list === undefined) continue;
    const below = pointer.slice(ends[place], ends[level]);
    const found = list.findLast(({ sites }) => sites.has(below));
    if (found === undefined || (last !== undefined && found.order < last.order)) continue;
    last = found;
    site = found.sites.get(below);
  }
  return site;
}

interface Written {
  readonly order: number;
  readonly sites: ReadonlyMap<string, Site>;
}

/** What was written below each place. */
function index(places: Draft["places"]): Map<string, Written[]> {
  const found = new Map<string, Written[]>();
  places.forEach(({ at, sites }, order) => {
    const list = found.get(at);
    if (list === undefined) found.set(at, [{ order, sites: byPointer(sites) }]);
    else list.push({ order, sites: byPointer(sites) });
  });
  return found;
}

function byPointer(sites: Sites): Map<string, Site> {
  const found = new Map<string, Site>();
  for (let written: Sites | undefined = sites; written !== undefined; written = written.before)
    if (!found.has(written.at)) found.set(written.at, written.site);
  return found;
}
