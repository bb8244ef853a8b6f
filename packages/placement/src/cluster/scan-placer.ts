import { mix } from "../hash.js";
import { DRAWS, firstDraw, nextDraw } from "./draw.js";
import type { Facts } from "./facts.js";
import type { Layout } from "./layout.js";
import type { Placer, Placing } from "./placer.js";
import { placeOnRing } from "./ring.js";

/**
 * Any chain of criteria, by looking at every instance: for chains that no index serves, such as spreading over instances and then packing. It costs as
 * much as there are instances.
 */
export class ScanPlacer implements Placer {
  readonly #placing: Placing;
  readonly #layout: Layout;
  readonly #facts: Facts;
  readonly #seed: number;
  readonly #from: number;

  constructor(placing: Placing, layout: Layout, facts: Facts, seed: number) {
    this.#placing = placing;
    this.#layout = layout;
    this.#facts = facts;
    this.#seed = seed;
    const packs = placing.group.criteria.some(({ kind }) => kind === "binpack");
    this.#from = packs ? 0 : placeOnRing(layout.ring, mix(seed ^ placing.group.hash));
  }

  choose(): number {
    const { slots } = this.#layout.ring;
    const candidates: number[] = [];
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[(this.#from + i) % slots.length]!;
      if (this.#fits(slot)) candidates.push(slot);
    }
    let left = candidates;
    for (const criterion of this.#placing.group.criteria) {
      if (left.length < 2) break;
      if (criterion.kind === "random") return this.#draw(new Set(left));
      left = least(left, this.#measure(criterion));
    }
    return left[0] ?? -1;
  }

  chosen(): void {}

  taken(): void {}

  loosened(): void {}

  mark(): void {}

  rewind(): void {}

  #measure(criterion: Exclude<Placing["group"]["criteria"][number], { kind: "random" }>): (slot: number) => number {
    const { tally } = this.#placing;
    if (criterion.kind === "binpack") {
      const { field } = criterion;
      return (slot) => this.#facts[field](slot);
    }
    if (criterion.kind === "spread-instance") return (slot) => tally.at(slot);
    const attribute = this.#layout.attribute(criterion.attribute);
    const counts = tally.spreadOver(attribute);
    return (slot) => counts[attribute.values[slot]!]!;
  }

  #draw(candidates: ReadonlySet<number>): number {
    const { slots } = this.#layout.ring;
    const { group, tally } = this.#placing;
    let draw = firstDraw(this.#seed, group.hash, tally.total);
    let at = 0;
    for (let tries = 0; tries < DRAWS; tries++) {
      draw = nextDraw(draw);
      at = draw % slots.length;
      if (candidates.has(slots[at]!)) return slots[at]!;
    }
    while (!candidates.has(slots[at % slots.length]!)) at++;
    return slots[at % slots.length]!;
  }

  #fits(slot: number): boolean {
    const { group, kind } = this.#placing;
    const { signatures } = this.#layout;
    if (signatures.of(slot) < 0 || this.#facts.memory(slot) < group.memory || this.#facts.cpu(slot) < group.cpu) return false;
    return signatures.accepts(kind, slot);
  }
}

function least(slots: readonly number[], measure: (slot: number) => number): number[] {
  let best = Number.POSITIVE_INFINITY;
  let found: number[] = [];
  for (const slot of slots) {
    const value = measure(slot);
    if (value > best) continue;
    if (value < best) {
      best = value;
      found = [];
    }
    found.push(slot);
  }
  return found;
}
