import { mix } from "../hash.js";
import { DomainSearch } from "./domain-search.js";
import type { Facts } from "./facts.js";
import type { Layout } from "./layout.js";
import { leadingSpreads } from "./layout.js";
import type { Placer, Placing } from "./placer.js";
import { placeOnRing } from "./ring.js";

/** The instances of one domain by how many tasks of the group they have, then by their place on the ring. */
interface Queue {
  /** As they were when the queue was made. */
  waiting: Int32Array;
  at: number;
  /** Those that have been given a task since: still in order, because they were taken in order and each has one more. */
  served: number[];
  servedAt: number;
}

/**
 * Spreading over instances, alone or after spreading over domains (ECS's default): each domain has a queue, and the head of it is the instance with the
 * fewest tasks of the group. Instances that no longer take the task are passed over for good, until something is freed.
 */
export class SpreadPlacer implements Placer {
  readonly #placing: Placing;
  readonly #layout: Layout;
  readonly #facts: Facts;
  readonly #search: DomainSearch | undefined;
  readonly #start: number;
  #queues: Queue[] | undefined;
  #version = -1;
  #marks: readonly (readonly [at: number, served: number, servedAt: number])[] | undefined;

  constructor(placing: Placing, layout: Layout, facts: Facts, seed: number) {
    const spreads = leadingSpreads(placing.group.criteria);
    this.#placing = placing;
    this.#layout = layout;
    this.#facts = facts;
    this.#search = spreads.length > 0 ? new DomainSearch(layout.domains(spreads), placing.tally, layout.signatures) : undefined;
    this.#start = placeOnRing(layout.ring, mix(seed ^ placing.group.hash));
  }

  choose(): number {
    const queues = this.#ready();
    const search = this.#search;
    if (search === undefined) return this.#head(queues[0]!);
    while (search.next() !== 0) {
      let best = -1;
      for (let domain = 0; domain < queues.length; domain++) {
        if (!search.wants(domain)) continue;
        const slot = this.#head(queues[domain]!);
        if (slot < 0) search.ruleOutOne(domain);
        else if (best < 0 || this.#before(slot, best)) best = slot;
      }
      if (best >= 0) return best;
    }
    return -1;
  }

  chosen(slot: number): void {
    this.#serve(slot);
    this.#version = this.#placing.tally.version;
  }

  taken(slot: number): void {
    // The control plane takes what was chosen a moment ago: then the queue goes on, instead of being made anew.
    if (this.#queues === undefined || this.#version !== this.#placing.tally.version - 1) return;
    const queue = this.#queues[this.#search?.domains.of[slot] ?? 0]!;
    const { waiting, served } = queue;
    while (queue.at < waiting.length && waiting[queue.at] !== slot && !this.#fits(waiting[queue.at]!)) queue.at++;
    while (queue.servedAt < served.length && served[queue.servedAt] !== slot && !this.#fits(served[queue.servedAt]!)) queue.servedAt++;
    const other = waiting[queue.at] === slot ? served[queue.servedAt] : served[queue.servedAt] === slot ? waiting[queue.at] : slot;
    if (other === undefined || this.#before(slot, other, 1)) this.chosen(slot);
  }

  loosened(): void {
    this.#queues = undefined;
    this.#search?.loosened();
  }

  mark(): void {
    this.#marks = this.#ready().map(({ at, served, servedAt }) => [at, served.length, servedAt]);
  }

  rewind(): void {
    this.#queues?.forEach((queue, i) => {
      const [at, served, servedAt] = this.#marks?.[i] ?? [0, 0, 0];
      queue.at = at;
      queue.served.length = served;
      queue.servedAt = servedAt;
    });
    this.#version = this.#placing.tally.version;
    this.#search?.loosened();
  }

  #serve(slot: number): void {
    const queue = this.#queues?.[this.#search?.domains.of[slot] ?? 0];
    if (!queue) return;
    if (queue.waiting[queue.at] === slot) queue.at++;
    else queue.servedAt++;
    queue.served.push(slot);
  }

  #head(queue: Queue): number {
    const { waiting, served } = queue;
    while (queue.at < waiting.length && !this.#fits(waiting[queue.at]!)) queue.at++;
    while (queue.servedAt < served.length && !this.#fits(served[queue.servedAt]!)) queue.servedAt++;
    const a = waiting[queue.at];
    const b = served[queue.servedAt];
    if (a === undefined) return b ?? -1;
    return b === undefined || this.#before(a, b) ? a : b;
  }

  #fits(slot: number): boolean {
    const { group, kind } = this.#placing;
    return this.#facts.memory(slot) >= group.memory && this.#facts.cpu(slot) >= group.cpu && this.#layout.signatures.accepts(kind, slot);
  }

  /** Whether `a` comes before `b`, `taken` tasks on `a` left out of the count. */
  #before(a: number, b: number, taken = 0): boolean {
    const { tally } = this.#placing;
    return a !== b && (tally.at(a) - taken - tally.at(b) || this.#place(a) - this.#place(b)) < 0;
  }

  /** How far round the ring from where this group starts. */
  #place(slot: number): number {
    const rank = this.#layout.ring.rank[slot]!;
    return rank < this.#start ? rank + this.#layout.ring.slots.length : rank;
  }

  #ready(): Queue[] {
    const { tally } = this.#placing;
    if (this.#queues === undefined || this.#version !== tally.version) {
      this.#queues = this.#make();
      this.#version = tally.version;
      this.#search?.loosened();
    }
    return this.#queues;
  }

  #make(): Queue[] {
    const { eligible, ring } = this.#layout;
    const { tally } = this.#placing;
    const domains = this.#search?.domains;
    const lists = Array.from({ length: domains?.size ?? 1 }, (): number[] => []);
    let from = 0;
    while (from < eligible.length && ring.rank[eligible[from]!]! < this.#start) from++;
    for (let i = 0; i < eligible.length; i++) {
      const slot = eligible[(from + i) % eligible.length]!;
      if (this.#fits(slot)) lists[domains?.of[slot] ?? 0]!.push(slot);
    }
    return lists.map((list) => {
      // A stable sort: those with as many stay in the ring's order.
      if (tally.total > 0) list.sort((a, b) => tally.at(a) - tally.at(b));
      return { waiting: Int32Array.from(list), at: 0, served: [], servedAt: 0 };
    });
  }
}

/** Whether a chain of criteria can be served by {@link SpreadPlacer}. */
export function isSpread({ group }: Placing): boolean {
  const spreads = leadingSpreads(group.criteria);
  return spreads.length <= 2 && group.criteria.length === spreads.length + 1 && group.criteria[spreads.length]?.kind === "spread-instance";
}
