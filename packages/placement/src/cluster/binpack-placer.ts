import { DomainSearch } from "./domain-search.js";
import type { Facts } from "./facts.js";
import type { FitIndex } from "./fit-index.js";
import type { FitQuery } from "./fit-query.js";
import { Floors } from "./floors.js";
import type { Layout } from "./layout.js";
import { leadingSpreads } from "./layout.js";
import type { Placer, Placing, Take } from "./placer.js";
import { ANY_DOMAIN } from "./signatures.js";

/** Binpack, alone or after spreading: one search in the index by what is left. */
export class BinpackPlacer implements Placer {
  readonly #index: FitIndex;
  readonly #query: FitQuery;
  readonly #search: DomainSearch | undefined;
  readonly #placing: Placing;
  readonly #layout: Layout;
  readonly #facts: Facts;
  readonly #field: "cpu" | "memory";

  constructor(placing: Placing, layout: Layout, facts: Facts) {
    const { group, tally, kind } = placing;
    const spreads = leadingSpreads(group.criteria);
    const packs = group.criteria.slice(spreads.length);
    const field = packs[0]?.kind === "binpack" ? packs[0].field : "memory";
    const { signatures } = layout;
    this.#placing = placing;
    this.#layout = layout;
    this.#facts = facts;
    this.#field = field;
    this.#index = layout.fit(field);
    const search = spreads.length > 0 ? new DomainSearch(layout.domains(spreads), tally, signatures) : undefined;
    this.#search = search;
    this.#query = {
      primary: group[field],
      secondary: group[field === "cpu" ? "memory" : "cpu"],
      kindBit: signatures.kindBit(kind),
      packSecondary: packs.length > 1,
      accepts: signatures.isExact(kind)
        ? undefined
        : search
          ? (slot) => search.wants(search.domains.of[slot]!) && signatures.accepts(kind, slot)
          : (slot) => signatures.accepts(kind, slot),
      floors: search === undefined || signatures.isExact(kind) ? new Floors() : undefined,
    };
  }

  choose(): number {
    const search = this.#search;
    if (search === undefined) return this.#index.find(this.#query, ANY_DOMAIN);
    for (let bits = search.next(); bits !== 0; bits = search.next()) {
      const slot = this.#index.find(this.#query, bits);
      if (slot >= 0) return slot;
      search.ruleOut();
    }
    return -1;
  }

  run(count: number, out: number[], take: Take): number {
    return this.#search === undefined ? this.#fill(count, out, take) : this.#fillDomains(this.#search, count, out, take);
  }

  chosen(): void {}

  taken(): void {}

  loosened(): void {
    this.#search?.loosened();
  }

  mark(): void {}

  rewind(): void {
    this.loosened();
  }

  /** The instance that has least left stays the one until it is full. */
  #fill(count: number, out: number[], take: Take): number {
    let placed = 0;
    while (placed < count) {
      const slot = this.#index.find(this.#query, ANY_DOMAIN);
      if (slot < 0) break;
      const tasks = Math.min(count - placed, this.#room(slot));
      take(slot, tasks, false);
      for (let i = 0; i < tasks; i++) out.push(slot);
      placed += tasks;
    }
    return placed;
  }

  /**
   * Each domain has an instance that is being filled. The tally is kept up to date task by task, because it decides whose turn it is; what the tasks take is
   * taken once an instance is full.
   */
  #fillDomains(search: DomainSearch, count: number, out: number[], take: Take): number {
    const { size } = search.domains;
    const filling = new Int32Array(size).fill(-1);
    const room = new Float64Array(size);
    const pending = new Int32Array(size);
    const settle = (domain: number): void => {
      if (pending[domain]! > 0) take(filling[domain]!, pending[domain]!, true);
      pending[domain] = 0;
    };
    let placed = 0;
    while (placed < count) {
      const domain = this.#turn(search, filling, room, pending, settle);
      if (domain < 0) break;
      const slot = filling[domain]!;
      this.#placing.tally.change(slot, 1);
      room[domain]!--;
      pending[domain]!++;
      out.push(slot);
      placed++;
    }
    for (let domain = 0; domain < size; domain++) settle(domain);
    return placed;
  }

  /** The domain with the fewest tasks, and among equals the one whose instance has least left; −1 if no domain takes another task. */
  #turn(search: DomainSearch, filling: Int32Array, room: Float64Array, pending: Int32Array, settle: (domain: number) => void): number {
    let best = -1;
    let fewest = 0;
    for (let domain = 0; domain < filling.length; domain++) {
      if (search.isRuledOut(domain)) continue;
      const load = search.load(domain);
      if (best >= 0 && load > fewest) continue;
      if (room[domain] === 0) {
        settle(domain);
        const slot = this.#index.find(this.#query, search.want(domain));
        if (slot < 0) {
          search.ruleOutOne(domain);
          continue;
        }
        filling[domain] = slot;
        room[domain] = this.#room(slot);
      }
      if (best < 0 || load < fewest || this.#before(filling[domain]!, pending[domain]!, filling[best]!, pending[best]!)) {
        best = domain;
        fewest = load;
      }
    }
    return best;
  }

  /** Whether one instance is packed before another, so many tasks that are still to be taken subtracted from each. */
  #before(a: number, tasksA: number, b: number, tasksB: number): boolean {
    const { group } = this.#placing;
    const { rank } = this.#layout.ring;
    const facts = this.#facts;
    const difference = facts[this.#field](a) - tasksA * group[this.#field] - (facts[this.#field](b) - tasksB * group[this.#field]);
    if (difference !== 0) return difference < 0;
    if (this.#query.packSecondary) {
      const other = this.#field === "cpu" ? "memory" : "cpu";
      const more = facts[other](a) - tasksA * group[other] - (facts[other](b) - tasksB * group[other]);
      if (more !== 0) return more < 0;
    }
    return rank[a]! < rank[b]!;
  }

  /** How many tasks the instance takes. */
  #room(slot: number): number {
    const { group, kind } = this.#placing;
    const cpu = group.cpu === 0 ? Number.POSITIVE_INFINITY : Math.floor(this.#facts.cpu(slot) / group.cpu);
    const memory = group.memory === 0 ? Number.POSITIVE_INFINITY : Math.floor(this.#facts.memory(slot) / group.memory);
    return Math.min(cpu, memory, this.#layout.signatures.room(kind, slot));
  }
}

/** Whether a chain of criteria can be served by {@link BinpackPlacer}. */
export function isBinpack({ group }: Placing): boolean {
  const spreads = leadingSpreads(group.criteria);
  const rest = group.criteria.slice(spreads.length);
  return spreads.length <= 2 && rest.length > 0 && rest.every(({ kind }) => kind === "binpack");
}
