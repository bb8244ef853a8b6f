import type { Domains, SpreadAttribute } from "./spread.js";
import { grown, ROW_BITS, SIGNATURE } from "./facts.js";
import type { Facts } from "./facts.js";
import type { GroupTally } from "./group-tally.js";
import { SlotView } from "./instance-view.js";
import { Interner } from "./interner.js";
import { interfacesOf } from "./interfaces-of.js";
import type { Effect, Kind, Kinds, Predicate } from "./kind.js";

const OK = 1;
const NOT_OK = 2;

/** Bits of a mask that tell domains apart; the rest tell kinds apart. */
const DOMAIN_BITS = 8;
const KIND_BITS = 31 - DOMAIN_BITS;
/** Set in every mask. */
export const ANY_DOMAIN: number = 1 << (KIND_BITS - 1);
const ANSWER_BITS = 31;
/** Predicates to a word. */
const WORD = 32;

/**
 * The state of an instance besides CPU and memory, as one number: instances with the same signature are good for the same kinds of task, and the same
 * effect takes them to the same next signature. So each question is answered once per signature, not once per instance and task.
 *
 * A signature's mask says what it is good for: a bit a kind (the last is shared by all that have no other, and always set), and bits for the domains.
 */
export class Signatures {
  /** By signature. */
  masks: Int32Array = new Int32Array(256);
  readonly #facts: Facts;
  readonly #kinds: Kinds;
  readonly #attributes: readonly SpreadAttribute[];
  readonly #domains: readonly Domains[];
  readonly #firstBits = new Map<Domains, number>();
  readonly #domainsInAll: number;
  readonly #view: SlotView;
  readonly #classes = new Interner();
  readonly #states = new Interner();
  readonly #words: number;
  /** Which predicates hold, by slot: so many words each. */
  readonly #truths: Int32Array;
  readonly #limited: readonly GroupTally[];
  readonly #accepts: Uint8Array[];
  /** By state. */
  readonly #numberOf: (number | undefined)[] = [];
  readonly #after: (Int32Array | undefined)[] = [];
  readonly #classOf: Int32Array;
  /** What the expressions over tasks answered last, by slot: a bit each for the first so many. */
  readonly #answers: Int32Array;
  readonly #portSets = new Map<string, number>();
  #size = 0;
  /** Goes up when an instance becomes good for a kind as tasks are placed, which only an expression over tasks can bring about. */
  loosened = 0;

  constructor(facts: Facts, kinds: Kinds, attributes: readonly SpreadAttribute[], domains: readonly Domains[], slots: ArrayLike<number>) {
    const size = facts.capacity;
    for (let slot = 0; slot < size; slot++) facts.rows[(slot << ROW_BITS) + SIGNATURE] = -1;
    this.#facts = facts;
    this.#kinds = kinds;
    this.#attributes = attributes;
    this.#domains = domains;
    let total = 0;
    for (const entry of domains) {
      this.#firstBits.set(entry, total);
      total += entry.size;
    }
    this.#domainsInAll = total;
    this.#view = new SlotView(facts);
    this.#classOf = new Int32Array(size);
    this.#answers = new Int32Array(size);
    this.#words = Math.ceil(kinds.predicates.length / WORD);
    this.#truths = new Int32Array(size * this.#words);
    this.#accepts = kinds.all.map(() => new Uint8Array(256));
    this.#limited = [...kinds.limited];
    for (let i = 0; i < slots.length; i++) this.#start(slots[i]!);
  }

  /** The signature of an instance; −1 if it takes no tasks. */
  of(slot: number): number {
    return this.#facts.rows[(slot << ROW_BITS) + SIGNATURE]!;
  }

  get size(): number {
    return this.#size;
  }

  /** The bit of a kind in a mask. */
  kindBit({ number }: Kind): number {
    return 1 << Math.min(number, KIND_BITS - 1);
  }

  /** The bit of a domain in a mask; several domains may share one. */
  domainBit(domains: Domains, domain: number): number {
    const first = this.#firstBits.get(domains) as number;
    return 1 << (KIND_BITS + ((first + domain) % DOMAIN_BITS));
  }

  /** Whether the mask alone tells if an instance satisfies the kind, and in which domain it is: no bit in question is shared. */
  isExact({ number }: Kind): boolean {
    return number < KIND_BITS - 1 && this.#domainsInAll <= DOMAIN_BITS;
  }

  /** Whether the instance satisfies the kind. */
  accepts(kind: Kind, slot: number): boolean {
    const accepts = this.#accepts[kind.number]!;
    const signature = this.of(slot);
    const known = accepts[signature]!;
    if (known !== 0) return known === OK;
    return this.#answer(kind, slot, signature);
  }

  /** How many tasks of the kind the instance takes, CPU and memory aside. Expressions over tasks are taken to hold. */
  room(kind: Kind, slot: number): number {
    const facts = this.#facts;
    let room = Number.POSITIVE_INFINITY;
    if (kind.ports.length > 0) room = 1;
    if (kind.gpus > 0) room = Math.min(room, Math.floor(facts.gpus(slot) / kind.gpus));
    if (kind.enis > 0) room = Math.min(room, interfacesOf(facts.specs[slot]!, kind.trunking) - facts.enis(slot));
    if (kind.limited) room = Math.min(room, kind.limit - kind.limited.at(slot));
    return room;
  }

  /** The instance has changed by an effect, so many times (below 0: by its reverse): finds its new signature. */
  change(slot: number, effect: Effect, times: number): void {
    if (effect.none) return;
    const before = this.of(slot);
    if (before < 0) return;
    const backwards = times < 0;
    if (effect.dynamic) {
      const answers = this.#answers[slot]!;
      this.#find(slot);
      const many = this.#kinds.dynamic.length > ANSWER_BITS;
      if (many ? this.of(slot) !== before : (this.#answers[slot]! & ~answers) !== 0) this.loosened++;
      return;
    }
    if (times > 1) {
      this.#find(slot);
      return;
    }
    const way = effect.number * 2 + (backwards ? 1 : 0);
    const after = (this.#after[way] ??= new Int32Array(this.masks.length));
    const known = before < after.length ? after[before]! : 0;
    if (known > 0) {
      this.#set(slot, known - 1);
      return;
    }
    this.#find(slot);
    const longer = before < after.length ? after : (this.#after[way] = grown(after, this.masks.length));
    longer[before] = this.of(slot) + 1;
  }

  #start(slot: number): void {
    const view = this.#view;
    view.slot = slot;
    const { spec } = view;
    const words = this.#words;
    const { predicates } = this.#kinds;
    let number = 0;
    for (let w = 0; w < words; w++) {
      let word = 0;
      for (let i = 0; i < WORD && w * WORD + i < predicates.length; i++) if (holds(predicates[w * WORD + i]!, view)) word |= 1 << i;
      this.#truths[slot * words + w] = word;
      number = this.#classes.add(number, word);
    }
    for (const { values } of this.#attributes) number = this.#classes.add(number, values[slot]!);
    if (spec.enis !== undefined || spec.trunkEnis !== undefined) {
      number = this.#classes.add(number, spec.enis ?? -1);
      number = this.#classes.add(number, spec.trunkEnis ?? -1);
    }
    this.#classOf[slot] = number;
    this.#find(slot);
  }

  /** Reads the state off the facts. */
  #find(slot: number): void {
    const facts = this.#facts;
    let state = this.#states.add(0, this.#classOf[slot]!);
    state = this.#states.add(state, facts.gpus(slot));
    state = this.#states.add(state, facts.enis(slot));
    if (this.#kinds.portsMatter) state = this.#states.add(state, this.#portSet(slot));
    for (let i = 0; i < this.#limited.length; i++) {
      const tasks = this.#limited[i]!.at(slot);
      if (tasks > 0) state = this.#states.add(this.#states.add(state, i), tasks);
    }
    if (this.#kinds.dynamic.length > 0) {
      this.#view.slot = slot;
      let answers = 0;
      this.#kinds.dynamic.forEach(({ test }, i) => {
        const answer = test(this.#view) ? 1 : 0;
        state = this.#states.add(state, answer);
        if (i < ANSWER_BITS) answers |= answer << i;
      });
      this.#answers[slot] = answers;
    }
    let signature = this.#numberOf[state];
    if (signature === undefined) {
      signature = this.#size++;
      this.#numberOf[state] = signature;
      if (signature >= this.masks.length) this.#grow();
      this.#set(slot, signature);
      this.masks[signature] = this.#maskOf(slot, signature);
    }
    this.#set(slot, signature);
  }

  #set(slot: number, signature: number): void {
    this.#facts.rows[(slot << ROW_BITS) + SIGNATURE] = signature;
  }

  #portSet(slot: number): number {
    const key = this.#facts.portState(slot);
    let number = this.#portSets.get(key);
    if (number === undefined) this.#portSets.set(key, (number = this.#portSets.size));
    return number;
  }

  #maskOf(slot: number, signature: number): number {
    let mask = ANY_DOMAIN;
    for (const kind of this.#kinds.all) {
      if (kind.number >= KIND_BITS - 1) break;
      if (this.#answer(kind, slot, signature)) mask |= 1 << kind.number;
    }
    for (const domains of this.#domains) mask |= this.domainBit(domains, domains.of[slot]!);
    return mask;
  }

  #answer(kind: Kind, slot: number, signature: number): boolean {
    const satisfied = this.#satisfies(kind, slot);
    this.#accepts[kind.number]![signature] = satisfied ? OK : NOT_OK;
    return satisfied;
  }

  #satisfies(kind: Kind, slot: number): boolean {
    const facts = this.#facts;
    const predicate = kind.predicate.number;
    if ((this.#truths[slot * this.#words + Math.floor(predicate / WORD)]! & (1 << (predicate % WORD))) === 0) return false;
    if (facts.gpus(slot) < kind.gpus) return false;
    if (kind.limited && kind.limited.at(slot) >= kind.limit) return false;
    if (kind.enis > 0) {
      if (facts.enis(slot) + kind.enis > interfacesOf(facts.specs[slot]!, kind.trunking)) return false;
    }
    if (kind.ports.length > 0) {
      if (kind.ports.some((port) => facts.portTaken(slot, port))) return false;
      if (!facts.hasRoomForPorts(slot, kind.ports.length)) return false;
    }
    this.#view.slot = slot;
    return kind.dynamic.every(({ test }) => test(this.#view));
  }

  #grow(): void {
    this.masks = grown(this.masks, this.masks.length * 2);
    this.#accepts.forEach((accepts, i) => {
      const longer = new Uint8Array(this.masks.length);
      longer.set(accepts);
      this.#accepts[i] = longer;
    });
  }
}

function holds({ attributes, memberOf }: Predicate, view: SlotView): boolean {
  for (const { name, value } of attributes) {
    const actual = view.attribute(name);
    if (actual === undefined || (value !== undefined && actual !== value)) return false;
  }
  for (const { test } of memberOf) if (!test(view)) return false;
  return true;
}
