import { Bag } from "./bag.js";

/** Which children belong to a parent: an index of one to many, by keys. Empty parents are forgotten. */
export class Relation {
  readonly #children = new Map<string, Bag>();

  add(parent: string, child: string): void {
    let bag = this.#children.get(parent);
    if (!bag) this.#children.set(parent, (bag = new Bag()));
    bag.add(child);
  }

  remove(parent: string, child: string): void {
    const bag = this.#children.get(parent);
    if (!bag) return;
    bag.delete(child);
    if (bag.size === 0) this.#children.delete(parent);
  }

  /** Moves a child from one parent to another; either may be none. */
  move(from: string | undefined, to: string | undefined, child: string): void {
    if (from === to) return;
    if (from !== undefined) this.remove(from, child);
    if (to !== undefined) this.add(to, child);
  }

  of(parent: string): Iterable<string> {
    return this.#children.get(parent) ?? [];
  }

  count(parent: string): number {
    return this.#children.get(parent)?.size ?? 0;
  }

  /** For comparing two indexes that were built in different ways: orders are of no meaning, so they are sorted. */
  dump(): { readonly [parent: string]: readonly string[] } {
    const parents = [...this.#children].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(parents.map(([parent, bag]) => [parent, [...bag].sort()]));
  }
}
