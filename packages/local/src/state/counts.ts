/** Counts by name within an owner; what falls to nothing is forgotten. */
export class Counts {
  readonly #counts = new Map<string, Map<string, number>>();

  of(owner: string): ReadonlyMap<string, number> {
    return this.#counts.get(owner) ?? none;
  }

  add(owner: string, name: string, by: 1 | -1): void {
    let counts = this.#counts.get(owner);
    if (!counts) this.#counts.set(owner, (counts = new Map()));
    const count = (counts.get(name) ?? 0) + by;
    if (count > 0) counts.set(name, count);
    else counts.delete(name);
    if (counts.size === 0) this.#counts.delete(owner);
  }

  dump(): { readonly [owner: string]: { readonly [name: string]: number } } {
    const owners = [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(
      owners.map(([owner, counts]) => [owner, Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))]),
    );
  }
}

const none: ReadonlyMap<string, number> = new Map();
