import type { Instance, TaskGroup } from "../snapshot.js";
import { BinpackPlacer, isBinpack } from "./binpack-placer.js";
import { compileGroup } from "./compiled-group.js";
import type { CompiledGroup } from "./compiled-group.js";
import { Facts } from "./facts.js";
import type { GroupTally } from "./group-tally.js";
import { Kinds } from "./kind.js";
import type { Effect, Kind } from "./kind.js";
import { Layout } from "./layout.js";
import type { Placer, Placing } from "./placer.js";
import { isRandom, RandomPlacer } from "./random-placer.js";
import { ScanPlacer } from "./scan-placer.js";
import { isSpread, SpreadPlacer } from "./spread-placer.js";

/** A group that the engine has met. What belongs to a layout is made anew with each. */
export interface Member extends Placing {
  effect: Effect;
  layout: Layout | undefined;
  placer: Placer;
  /** The engine's loosening that the placer has heard of. */
  heard: number;
  /** At that loosening, nothing took another task. */
  full: boolean;
}

/** When so many more signatures than instances have been seen, the layout is made anew to forget those that are gone. */
const SIGNATURES_PER_INSTANCE = 8;
const SIGNATURES_AT_LEAST = 4096;

/** The placement engine: slots in, slots out. {@link Cluster} gives it ids and explanations. */
export class Engine {
  readonly facts: Facts;
  readonly #seed: number;
  readonly #kinds = new Kinds();
  readonly #members = new WeakMap<TaskGroup, Member>();
  /** One group for each set of criteria: what a layout has to prepare. */
  readonly #criteria = new Map<string, CompiledGroup>();
  #layout: Layout | undefined;
  #loosenings = 0;
  #forgotten = true;

  constructor(seed: number, capacity: number) {
    this.#seed = seed;
    this.facts = new Facts(seed, capacity);
  }

  add(spec: Instance): number {
    this.#forget();
    return this.facts.add(spec);
  }

  remove(slot: number): void {
    this.#forget();
    this.facts.remove(slot);
  }

  update(slot: number, spec: Instance): void {
    this.#forget();
    this.facts.specs[slot] = spec;
  }

  /** Reads a group, once. @throws ClusterQueryError, RangeError as {@link compileGroup} does. */
  member(group: TaskGroup): Member {
    const known = this.#members.get(group);
    if (known) return known;
    const compiled = compileGroup(group);
    const tally: GroupTally = this.facts.tally(compiled.name, compiled.taskGroup);
    const kinds = this.#kinds.all.length;
    const kind: Kind = this.#kinds.kindOf(compiled, tally);
    const key = JSON.stringify(compiled.criteria);
    if (kinds !== this.#kinds.all.length || !this.#criteria.has(key)) this.#layout = undefined;
    if (!this.#criteria.has(key)) this.#criteria.set(key, compiled);
    const effect = this.#kinds.effectOf(compiled, tally);
    const member: Member = { group: compiled, tally, kind, effect, layout: undefined, placer: NONE, heard: -1, full: false };
    this.#members.set(group, member);
    return member;
  }

  /** Chooses a slot for one more task and takes it; −1 if nothing takes it. */
  place(member: Member): number {
    const layout = this.#prepare(member);
    if (member.full) return -1;
    const slot = member.placer.choose();
    if (slot < 0) {
      member.full = true;
      return -1;
    }
    this.#move(layout, slot, member, 1);
    member.placer.chosen(slot);
    return slot;
  }

  /** The same as {@link place} so many times, or until nothing takes another: slots in the order in which they were chosen. */
  placeMany(member: Member, count: number): readonly number[] {
    const layout = this.#prepare(member);
    const slots: number[] = [];
    if (member.full) return slots;
    const { placer } = member;
    if (placer.run === undefined || member.effect.dynamic) {
      while (slots.length < count) {
        const slot = this.place(member);
        if (slot < 0) break;
        slots.push(slot);
      }
      return slots;
    }
    member.full = placer.run(count, slots, (slot, tasks, counted) => this.#move(layout, slot, member, tasks, counted)) < count;
    return slots;
  }

  /** Where `count` more tasks would go, each seeing the ones before it. Changes nothing. */
  choose(member: Member, count: number): readonly number[] {
    this.#prepare(member);
    const loosenings = this.#loosenings;
    const { placer } = member;
    const slots: number[] = [];
    if (!member.full) placer.mark();
    while (slots.length < count) {
      const slot = this.place(member);
      if (slot < 0) break;
      slots.push(slot);
    }
    if (slots.length === 0) return slots;
    const layout = this.#prepare(member);
    const straight = member.placer === placer && this.#loosenings === loosenings;
    for (let i = slots.length - 1; i >= 0; i--) this.#move(layout, slots[i]!, member, -1);
    // All is as it was, so nothing has been loosened for anyone else.
    this.#loosenings = loosenings;
    member.heard = loosenings;
    member.full = false;
    if (straight) placer.rewind();
    else member.placer.loosened();
    return slots;
  }

  /** A task of the group runs on the slot, whoever chose it. */
  take(member: Member, slot: number): void {
    this.#move(this.#prepare(member), slot, member, 1);
    member.placer.taken(slot);
  }

  /** A task of the group has stopped on the slot. */
  release(member: Member, slot: number): void {
    this.#move(this.#prepare(member), slot, member, -1);
    this.#loosenings++;
  }

  #move(layout: Layout, slot: number, member: Member, by: number, counted = false): void {
    this.facts.change(slot, member.group, counted ? undefined : member.tally, by);
    layout.signatures.change(slot, member.effect, by);
    layout.changed(slot);
    if (layout.signatures.loosened > 0) {
      layout.signatures.loosened = 0;
      this.#loosenings++;
    }
  }

  #prepare(member: Member): Layout {
    let layout = this.#layout;
    if (layout === undefined || layout.signatures.size > SIGNATURES_AT_LEAST + SIGNATURES_PER_INSTANCE * layout.eligible.length) {
      layout = this.#layout = new Layout(this.facts, this.#kinds, [...this.#criteria.values()]);
      this.#forgotten = false;
    }
    if (member.layout !== layout) {
      member.layout = layout;
      member.effect = this.#kinds.effectOf(member.group, member.tally);
      member.placer = this.#placerFor(member, layout);
      member.heard = this.#loosenings;
      member.full = false;
    }
    if (member.heard !== this.#loosenings) {
      member.heard = this.#loosenings;
      member.full = false;
      member.placer.loosened();
    }
    return layout;
  }

  #placerFor(member: Member, layout: Layout): Placer {
    if (isBinpack(member)) return new BinpackPlacer(member, layout, this.facts);
    if (isSpread(member)) return new SpreadPlacer(member, layout, this.facts, this.#seed);
    if (isRandom(member)) return new RandomPlacer(member, layout, this.facts, this.#seed);
    return new ScanPlacer(member, layout, this.facts, this.#seed);
  }

  /** Instances have changed: what was derived from them no longer holds, the values of spread attributes by slot included. */
  #forget(): void {
    if (this.#layout === undefined && this.#forgotten) return;
    this.#layout = undefined;
    this.#forgotten = true;
    for (const tally of this.facts.tallies.values()) tally.forgetSpreads();
  }
}

const NONE: Placer = {
  choose: () => -1,
  chosen() {},
  taken() {},
  loosened() {},
  mark() {},
  rewind() {},
};
