import type { Instance } from "../snapshot.js";
import type { Criterion } from "../strategy.js";
import type { CompiledGroup } from "./compiled-group.js";
import { CPU, MEMORY } from "./facts.js";
import type { Facts } from "./facts.js";
import { FitIndex } from "./fit-index.js";
import type { Kinds } from "./kind.js";
import { ringOf } from "./ring.js";
import type { Ring } from "./ring.js";
import { Signatures } from "./signatures.js";
import { domainsOf, spreadAttribute } from "./spread.js";
import type { Domains, SpreadAttribute } from "./spread.js";

/**
 * Everything that is derived from the facts for a set of instances and of groups: made in one go when either changes, then kept up to date as tasks
 * come and go.
 */
export class Layout {
  readonly ring: Ring;
  /** The slots that take tasks, in the ring's order. */
  readonly eligible: Int32Array;
  readonly signatures: Signatures;
  readonly #facts: Facts;
  readonly #attributes = new Map<string, SpreadAttribute>();
  readonly #domains = new Map<string, Domains>();
  readonly #fits: { readonly field: "cpu" | "memory"; readonly index: FitIndex }[] = [];
  #masks: Int32Array;

  constructor(facts: Facts, kinds: Kinds, groups: readonly CompiledGroup[]) {
    this.#facts = facts;
    for (const tally of facts.tallies.values()) tally.forgetSpreads();
    this.ring = ringOf(facts.slots);
    this.eligible = eligibleOf(this.ring, facts);
    const fields = new Set<"cpu" | "memory">();
    for (const { criteria } of groups) {
      const spreads = leadingSpreads(criteria);
      if (spreads.length <= 2) this.#addDomains(spreads);
      for (const criterion of criteria) if (criterion.kind === "spread") this.attribute(criterion.attribute);
      const next = criteria[spreads.length];
      if (next?.kind === "binpack") fields.add(next.field);
    }
    this.signatures = new Signatures(facts, kinds, [...this.#attributes.values()], [...this.#domains.values()], this.eligible);
    this.#masks = this.signatures.masks;
    for (const field of fields) this.#fits.push({ field, index: this.#fitIndex(field) });
  }

  /** The index by what is left of a resource; there is one if a group of the layout packs it. */
  fit(field: "cpu" | "memory"): FitIndex {
    return this.#fits.find((fit) => fit.field === field)?.index as FitIndex;
  }

  /** The facts or the signature of an instance have changed. */
  changed(slot: number): void {
    if (this.signatures.of(slot) < 0) return;
    if (this.signatures.masks !== this.#masks) {
      this.#masks = this.signatures.masks;
      for (const { index } of this.#fits) index.useMasks(this.#masks);
    }
    for (let i = 0; i < this.#fits.length; i++) this.#fits[i]!.index.update(slot);
  }

  attribute(name: string): SpreadAttribute {
    let attribute = this.#attributes.get(name);
    if (!attribute) this.#attributes.set(name, (attribute = spreadAttribute(name, this.#facts.specs)));
    return attribute;
  }

  /** The domains of a strategy that starts by spreading over these attributes, one or two. */
  domains(spreads: readonly string[]): Domains {
    return this.#domains.get(JSON.stringify(spreads)) as Domains;
  }

  #addDomains(spreads: readonly string[]): void {
    const [first, second] = spreads;
    const key = JSON.stringify(spreads);
    if (first === undefined || this.#domains.has(key)) return;
    const domains = domainsOf(this.attribute(first), second === undefined ? undefined : this.attribute(second), this.#facts.specs);
    this.#domains.set(key, domains);
  }

  #fitIndex(field: "cpu" | "memory"): FitIndex {
    const { rows, specs } = this.#facts;
    const { rank } = this.ring;
    const [primary, secondary] = field === "cpu" ? [CPU, MEMORY] : [MEMORY, CPU];
    const largest = specs.reduce((most, spec) => Math.max(most, spec?.[field] ?? 0), 0);
    return new FitIndex({ rows, primary, secondary, rank }, this.#masks, this.eligible, largest);
  }
}

/** Only an ACTIVE instance with a connected agent is ever placed on. */
function eligibleOf({ slots }: Ring, { specs }: Facts): Int32Array {
  const eligible = new Int32Array(slots.length);
  let size = 0;
  for (let i = 0; i < slots.length; i++) {
    const { status, agentConnected } = specs[slots[i]!] as Instance;
    if ((status === undefined || status === "ACTIVE") && agentConnected !== false) eligible[size++] = slots[i]!;
  }
  return eligible.subarray(0, size);
}

/** The attributes that a chain of criteria spreads over before it does anything else. */
export function leadingSpreads(criteria: readonly Criterion[]): readonly string[] {
  const spreads: string[] = [];
  for (const criterion of criteria) {
    if (criterion.kind !== "spread") break;
    spreads.push(criterion.attribute);
  }
  return spreads;
}
