import { unescapePointer } from "@stowage/model";
import { unmet } from "./difference.js";
import type { Difference } from "./difference.js";

/** A tag as ECS spells it, or as the other services do. */
interface Tag {
  readonly key?: string | undefined;
  readonly value?: string | undefined;
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

/** Tags that a resource does not have, or has with another value. Tags beside them are somebody else's, and left alone. */
export function tagsUnmet(now: readonly Tag[] | undefined, wanted: readonly Tag[] | undefined, path: "/tags" | "/Tags"): Difference[] {
  return wanted === undefined ? [] : unmet(byKey(now), byKey(wanted), path);
}

function byKey(tags: readonly Tag[] | undefined): object {
  return Object.fromEntries((tags ?? []).map(({ key, value, Key, Value }) => [key ?? Key, value ?? Value ?? ""]));
}

/** Whether a member, or something in it, is among the differences. */
export function differs(differences: readonly Difference[], member: string): boolean {
  return differences.some(({ path }) => path === `/${member}` || path.startsWith(`/${member}/`));
}

/** Whether anything else than tags differs: only then is there something to update. */
export function differsBesideTags(differences: readonly Difference[]): boolean {
  return differences.some(({ path }) => !/^\/[Tt]ags(\/|$)/.test(path));
}

/** The tags among the differences, by key: what a resource is to be given. */
export function lackingTags(differences: readonly Difference[]): (readonly [key: string, value: string])[] {
  return differences.flatMap(({ path, wanted }) => {
    const key = /^\/[Tt]ags\/(.*)$/s.exec(path)?.[1];
    return key === undefined ? [] : [[unescapePointer(key), String(wanted)] as const];
  });
}
