import { DomainSearch } from "./domain-search.js";
import { DRAWS, firstDraw, nextDraw } from "./draw.js";
import type { Facts } from "./facts.js";
import type { Layout } from "./layout.js";
import { leadingSpreads } from "./layout.js";
import type { Placer, Placing } from "./placer.js";

/** Random, alone or after spreading: draws an instance until one takes the task; after several in vain, the next on the ring that does. */
export class RandomPlacer implements Placer {
  readonly #placing: Placing;
  readonly #layout: Layout;
  readonly #facts: Facts;
  readonly #seed: number;
  readonly #search: DomainSearch | undefined;
  #exhausted = false;

  constructor(placing: Placing, layout: Layout, facts: Facts, seed: number) {
    const spreads = leadingSpreads(placing.group.criteria);
    this.#placing = placing;
    this.#layout = layout;
    this.#facts = facts;
    this.#seed = seed;
    this.#search = spreads.length > 0 ? new DomainSearch(layout.domains(spreads), placing.tally, layout.signatures) : undefined;
  }

  choose(): number {
    const search = this.#search;
    if (search !== undefined) {
      while (search.next() !== 0) {
        const slot = this.#draw();
        if (slot >= 0) return slot;
        search.ruleOut();
      }
      return -1;
    }
    if (this.#exhausted) return -1;
    const slot = this.#draw();
    this.#exhausted = slot < 0;
    return slot;
  }

  chosen(): void {}

  taken(): void {}

  loosened(): void {
    this.#exhausted = false;
    this.#search?.loosened();
  }

  mark(): void {}

  rewind(): void {
    this.loosened();
  }

  #draw(): number {
    const { slots } = this.#layout.ring;
    const { group, tally } = this.#placing;
    if (slots.length === 0) return -1;
    let draw = firstDraw(this.#seed, group.hash, tally.total);
    let at = 0;
    for (let tries = 0; tries < DRAWS; tries++) {
      draw = nextDraw(draw);
      at = draw % slots.length;
      if (this.#fits(slots[at]!)) return slots[at]!;
    }
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[(at + i) % slots.length]!;
      if (this.#fits(slot)) return slot;
    }
    return -1;
  }

  #fits(slot: number): boolean {
    const { group, kind } = this.#placing;
    const { signatures } = this.#layout;
    if (signatures.of(slot) < 0 || this.#facts.memory(slot) < group.memory || this.#facts.cpu(slot) < group.cpu) return false;
    if (this.#search && !this.#search.wants(this.#search.domains.of[slot]!)) return false;
    return signatures.accepts(kind, slot);
  }
}

/** Whether a chain of criteria can be served by {@link RandomPlacer}. */
export function isRandom({ group }: Placing): boolean {
  const spreads = leadingSpreads(group.criteria);
  return spreads.length <= 2 && group.criteria.length === spreads.length + 1 && group.criteria[spreads.length]?.kind === "random";
}
