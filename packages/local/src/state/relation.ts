import { Bag } from "./bag.js";

/** Which children belong to a parent: an index of one to many, by keys. Empty parents are forgotten. */
export class Relation {
  /** An only child stands for itself: in some indexes most are. */
  readonly #children = new Map<string, string | Bag>();

  add(parent: string, child: string): void {
    const known = this.#children.get(parent);
    if (known === undefined) this.#children.set(parent, child);
    else if (typeof known !== "string") known.add(child);
    else if (known !== child) this.#children.set(parent, Bag.of(known, child));
  }

  remove(parent: string, child: string): void {
    const known = this.#children.get(parent);
    if (known === undefined) return;
    if (typeof known === "string") {
      if (known === child) this.#children.delete(parent);
      return;
    }
    known.delete(child);
    if (known.size === 0) this.#children.delete(parent);
  }

  /** Moves a child from one parent to another; either may be none. */
  move(from: string | undefined, to: string | undefined, child: string): void {
    if (from === to) return;
    if (from !== undefined) this.remove(from, child);
    if (to !== undefined) this.add(to, child);
  }

  of(parent: string): Iterable<string> {
    const known = this.#children.get(parent);
    return known === undefined ? [] : typeof known === "string" ? [known] : known;
  }

  count(parent: string): number {
    const known = this.#children.get(parent);
    return known === undefined ? 0 : typeof known === "string" ? 1 : known.size;
  }

  /** For comparing two indexes that were built in different ways: orders are of no meaning, so they are sorted. */
  dump(): { readonly [parent: string]: readonly string[] } {
    const parents = [...this.#children].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(
      parents.map(([parent, children]) => [parent, typeof children === "string" ? [children] : [...children].sort()]),
    );
  }
}
