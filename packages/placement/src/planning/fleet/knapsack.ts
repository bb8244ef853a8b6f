import type { Bin, Item } from "./problem.js";

/** The most valuable way to fill one instance, as far as it was looked for. */
export interface Filling {
  readonly counts: Int32Array;
  readonly value: number;
  /** No filling is worth more than this. */
  readonly bound: number;
}

/**
 * Fills an instance of a type so that the values of what is in it add up to the most: a knapsack with several resources.
 *
 * The resources are mixed into one, in the proportion that gives the least value when items are divisible: that value is the bound, and it is close
 * to the truth where an instance holds many tasks. Then branch and bound, with the mixture as its measure, looks for a filling that comes close.
 *
 * @param values What one of each item is worth; items worth nothing are left out.
 * @param limits How many of each item there are.
 * @param effort `steps`: how long to search; cut short, the bound stays true. `close`: a filling that comes this close to the bound, as a share, is good enough.
 */
export function fill(items: readonly Item[], bin: Bin, values: readonly number[], limits: ArrayLike<number>, effort: Effort): Filling {
  const candidates: Candidate[] = [];
  items.forEach((item, i) => {
    const value = values[i] ?? 0;
    const most = Math.min(item.most, limits[i] ?? 0);
    if (value <= 0 || most <= 0 || !bin.takes[i] || !fitsOnce(item, bin)) return;
    candidates.push({ i, item, value, most, weight: 0 });
  });
  if (candidates.length === 0) return { counts: new Int32Array(items.length), value: 0, bound: 0 };
  const mixture = leastMixture(candidates, bin, effort);
  return new Search(items.length, bin, byWorth(candidates, mixture), mixture, effort).run();
}

/** How hard to try. */
export interface Effort {
  /** Steps of branch and bound. */
  readonly steps: number;
  /** Share of the bound that may be missing. */
  readonly close: number;
  /** How often round the resources, and how many sections each, to find their mixture. */
  readonly rounds: number;
  readonly sections: number;
}

interface Candidate {
  readonly i: number;
  readonly item: Item;
  readonly value: number;
  readonly most: number;
  /** Its share of the instance in the mixed resource. */
  readonly weight: number;
}

function fitsOnce({ sizes }: Item, { capacity }: Bin): boolean {
  for (let r = 0; r < sizes.length; r++) if (sizes[r]! > capacity[r]!) return false;
  return true;
}

/** The items with their weights in a mixture, the most valuable for its weight first. */
function byWorth(candidates: readonly Candidate[], mixture: readonly number[]): Candidate[] {
  return candidates
    .map((candidate) => ({ ...candidate, weight: candidate.item.sizes.reduce((sum, size, r) => sum + size * mixture[r]!, 0) }))
    .sort((a, b) => b.value * a.weight - a.value * b.weight);
}

/** The value of the best filling if items were divisible and an instance held 1 of the mixed resource. */
function divisible(sorted: readonly Candidate[], from: number, room: number): number {
  let value = 0;
  for (let d = from; d < sorted.length; d++) {
    const { weight, most, value: each } = sorted[d]!;
    const count = weight <= 0 ? most : Math.min(most, room / weight);
    value += count * each;
    room -= count * weight;
    if (room <= 1e-12) break;
  }
  return value;
}

/**
 * Weights for the resources, a full instance being 1 in all, for which the divisible filling is worth least. Any weights give a true bound; the search for the
 * least goes resource by resource, each by sections, a few times round.
 */
function leastMixture(candidates: readonly Candidate[], { capacity }: Bin, { rounds, sections }: Effort): number[] {
  const used = capacity.map((size, r) => size > 0 && candidates.some(({ item }) => item.sizes[r]! > 0));
  const shares = used.map((use): number => (use ? 1 : 0));
  const mixtureOf = (): number[] => {
    const total = shares.reduce((sum, share) => sum + share, 0);
    return shares.map((share, r) => (share === 0 ? 0 : share / total / capacity[r]!));
  };
  const boundOf = (): number => divisible(byWorth(candidates, mixtureOf()), 0, 1);
  if (shares.filter((share) => share > 0).length < 2) return mixtureOf();
  for (let round = 0; round < rounds; round++) {
    shares.forEach((_, r) => {
      if (!used[r]) return;
      // In logarithms: a share may have to be very small or very large beside the others.
      let low = -6;
      let high = 6;
      const at = (power: number): number => {
        shares[r] = Math.exp(power);
        return boundOf();
      };
      for (let step = 0; step < sections; step++) {
        const a = low + (high - low) * 0.382;
        const b = low + (high - low) * 0.618;
        if (at(a) <= at(b)) high = b;
        else low = a;
      }
      shares[r] = Math.exp((low + high) / 2);
    });
  }
  return mixtureOf();
}

/** Depth first over the items, the most valuable for their weight first, from as many as fit down to none. */
class Search {
  readonly #candidates: readonly Candidate[];
  readonly #left: number[];
  readonly #chosen: Int32Array;
  readonly #counts: Int32Array;
  readonly #mixture: readonly number[];
  readonly #bound: number;
  #value = 0;
  #steps: number;
  readonly #enough: number;

  constructor(items: number, bin: Bin, candidates: readonly Candidate[], mixture: readonly number[], { steps, close }: Effort) {
    this.#candidates = candidates;
    this.#mixture = mixture;
    this.#left = [...bin.capacity];
    this.#chosen = new Int32Array(candidates.length);
    this.#counts = new Int32Array(items);
    this.#bound = divisible(candidates, 0, 1);
    this.#steps = steps;
    this.#enough = this.#bound * (1 - close);
  }

  run(): Filling {
    this.#visit(0, 0);
    const bound = this.#steps > 0 && !this.#close() ? this.#value : this.#bound;
    return { counts: this.#counts, value: this.#value, bound: Math.max(bound, this.#value) };
  }

  #close(): boolean {
    return this.#value >= this.#enough;
  }

  #visit(depth: number, value: number): void {
    if (value > this.#value) this.#keep(value);
    const candidate = this.#candidates[depth];
    if (candidate === undefined || this.#close() || this.#steps-- <= 0) return;
    let room = 0;
    for (let r = 0; r < this.#left.length; r++) room += this.#left[r]! * this.#mixture[r]!;
    if (value + divisible(this.#candidates, depth, room) <= this.#value * (1 + 1e-9)) return;
    const { sizes } = candidate.item;
    const most = this.#excluded(depth, candidate) ? 0 : this.#room(candidate);
    this.#take(sizes, most);
    for (let count = most; count >= 0; count--) {
      this.#chosen[depth] = count;
      this.#visit(depth + 1, value + count * candidate.value);
      if (count > 0) this.#take(sizes, -1);
    }
    this.#chosen[depth] = 0;
  }

  #keep(value: number): void {
    this.#value = value;
    this.#counts.fill(0);
    for (let d = 0; d < this.#candidates.length; d++) this.#counts[this.#candidates[d]!.i] = this.#chosen[d]!;
  }

  #room({ item: { sizes }, most }: Candidate): number {
    let room = most;
    for (let r = 0; r < sizes.length; r++) if (sizes[r]! > 0) room = Math.min(room, Math.floor(this.#left[r]! / sizes[r]!));
    return room;
  }

  #excluded(depth: number, { item }: Candidate): boolean {
    if (item.conflicts.length === 0) return false;
    for (let d = 0; d < depth; d++) if (this.#chosen[d]! > 0 && item.conflicts.includes(this.#candidates[d]!.i)) return true;
    return false;
  }

  #take(sizes: readonly number[], count: number): void {
    for (let r = 0; r < sizes.length; r++) this.#left[r]! -= sizes[r]! * count;
  }
}
