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

/** The side map of a draft. Pointers are put together only when all are asked for: there are many, and few findings. */
export function sourcesOf(places: readonly Place[]): Sources {
  let indexed: ReadonlyMap<string, readonly Place[]> | undefined;
  const anyAnew = places.some(({ anew }) => anew === true);
  const located = new Map<Site, Location | undefined>();
  const locationOf = (site: Site): Location | undefined => {
    if (!located.has(site)) located.set(site, locate(site));
    return located.get(site);
  };
  return {
    at(pointer) {
      indexed ??= index(places);
      let within = Infinity;
      while (true) {
        const written = lastWritten(indexed, pointer, within, anyAnew ? lastAnew(indexed, pointer) : undefined);
        if (written === undefined) return undefined;
        const location = locationOf(written.site);
        if (location !== undefined) return location;
        within = written.length;
      }
    },
    *entries() {
      const all = new Map<string, Site>();
      for (const { at, sites, anew } of places) {
        if (anew) for (const pointer of all.keys()) if (pointer.startsWith(`${at}/`)) all.delete(pointer);
        for (const [below, site] of byPointer(sites)) all.set(at + below, site);
      }
      for (const [pointer, site] of all) {
        const location = locationOf(site);
        if (location !== undefined) yield [pointer, location] as const;
      }
    },
  };
}

/** A call, and how long the pointer is of what it wrote. */
interface Written {
  readonly site: Site;
  readonly length: number;
}

/**
 * The call that wrote the value at the pointer, or the nearest around it whose own pointer is shorter than `within`. A value may have been
 * written below several places, as /a + /b/c and as /a/b + /c: the last one counts.
 */
function lastWritten(
  indexed: ReadonlyMap<string, readonly Place[]>,
  pointer: string,
  within: number,
  anew: Place | undefined,
): Written | undefined {
  let found: Written | undefined;
  let foundOrder = -1;
  for (let end = pointer.length; end >= 0; end = end === 0 ? -1 : pointer.lastIndexOf("/", end - 1)) {
    const list = indexed.get(pointer.slice(0, end)) ?? [];
    for (let place = 0; place < list.length; place++) {
      const { order, sites } = list[place]!;
      const gone = anew !== undefined && order < anew.order ? anew.at.length : Infinity;
      for (let written: Sites | undefined = sites; written !== undefined; written = written.before) {
        const length = end + written.at.length;
        const isNearer = found === undefined || length > found.length || (length === found.length && order > foundOrder);
        if (!isNearer || length >= within || length >= gone || !isAround(pointer, end, written.at)) continue;
        found = { site: written.site, length };
        foundOrder = order;
      }
    }
  }
  return found;
}

/** The place that was last written anew at the pointer or around it. */
function lastAnew(indexed: ReadonlyMap<string, readonly Place[]>, pointer: string): Place | undefined {
  let last: Place | undefined;
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1))
    for (const place of indexed.get(pointer.slice(0, end)) ?? []) if (place.anew && place.order > (last?.order ?? -1)) last = place;
  return last;
}

/** Whether what stands at `at` below the first `end` characters of the pointer is what the pointer leads to, or around it. */
function isAround(pointer: string, end: number, at: string): boolean {
  const after = end + at.length;
  return pointer.startsWith(at, end) && (after === pointer.length || pointer.charCodeAt(after) === 47);
}

/** What was written below each place, by its pointer. */
function index(places: readonly Place[]): Map<string, Place[]> {
  const found = new Map<string, Place[]>();
  for (const place of places) {
    const list = found.get(place.at);
    if (list === undefined) found.set(place.at, [place]);
    else list.push(place);
  }
  return found;
}

function byPointer(sites: Sites): Map<string, Site> {
  const found = new Map<string, Site>();
  for (let written: Sites | undefined = sites; written !== undefined; written = written.before)
    if (!found.has(written.at)) found.set(written.at, written.site);
  return found;
}
