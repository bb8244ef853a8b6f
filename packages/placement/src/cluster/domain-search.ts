import type { GroupTally } from "./group-tally.js";
import type { Signatures } from "./signatures.js";
import type { Domains, SpreadAttribute } from "./spread.js";

/** Several thousand million tasks of one group would be needed to get the second count wrong. */
const SECOND = 2 ** 26;
/** With this in it, a count is above every other. */
const OUT = 0x7fffffff;

/**
 * Spreading: of the domains in which the task fits at all, those with the fewest tasks of the group. It asks for the domains with the fewest
 * first, and rules out those that had no room until something is freed.
 */
export class DomainSearch {
  readonly domains: Domains;
  readonly #tally: GroupTally;
  readonly #bits: Int32Array;
  /** By domain: {@link OUT} for those that had no room, else 0. */
  readonly #ruledOut: Int32Array;
  /** By domain: 0 for those that the present question is about, else {@link OUT}. */
  readonly #unwanted: Int32Array;
  #first: Int32Array | undefined;
  #second: Int32Array | undefined;

  constructor(domains: Domains, tally: GroupTally, signatures: Signatures) {
    this.domains = domains;
    this.#tally = tally;
    this.#bits = Int32Array.from({ length: domains.size }, (_, domain) => signatures.domainBit(domains, domain));
    this.#ruledOut = new Int32Array(domains.size);
    this.#unwanted = new Int32Array(domains.size);
  }

  /** The mask bits of the next domains to search, or 0 if there are none left. {@link wants} says exactly which. */
  next(): number {
    const { firstValues, secondValues, second } = this.domains;
    const bits = this.#wantFewest(this.#firstCounts(), firstValues, this.#ruledOut);
    return second === undefined ? bits : this.#wantFewest(this.#secondCounts(second), secondValues, this.#unwanted);
  }

  /** Whether a domain is one of those that were asked for last. */
  wants(domain: number): boolean {
    return this.#unwanted[domain] === 0;
  }

  /** The task fits in none of the wanted domains. */
  ruleOut(): void {
    for (let domain = 0; domain < this.domains.size; domain++) if (this.wants(domain)) this.ruleOutOne(domain);
  }

  /** The task does not fit in this domain. */
  ruleOutOne(domain: number): void {
    this.#unwanted[domain] = OUT;
    this.#ruledOut[domain] = OUT;
  }

  /** How many tasks of the group a domain has, as a number to compare: one that goes up with the first count, then with the second. */
  load(domain: number): number {
    const { second, firstValues, secondValues } = this.domains;
    const count = this.#firstCounts()[firstValues[domain]!]!;
    return second === undefined ? count : count * SECOND + this.#secondCounts(second)[secondValues[domain]!]!;
  }

  /** Makes this the only wanted domain; its mask bits. */
  want(domain: number): number {
    this.#unwanted.fill(OUT);
    this.#unwanted[domain] = 0;
    return this.#bits[domain]!;
  }

  isRuledOut(domain: number): boolean {
    return this.#ruledOut[domain] === OUT;
  }

  loosened(): void {
    this.#ruledOut.fill(0);
  }

  /** Wants those with the fewest tasks of the domains that are not `out`; their bits. Without branches, because a processor cannot foresee them. */
  #wantFewest(counts: Int32Array, values: Int32Array, out: Int32Array): number {
    const { size } = this.domains;
    let fewest = OUT;
    for (let domain = 0; domain < size; domain++) {
      const fewer = (counts[values[domain]!]! | out[domain]!) - fewest;
      fewest += fewer & (fewer >> 31);
    }
    let bits = 0;
    for (let domain = 0; domain < size; domain++) {
      const more = (fewest - (counts[values[domain]!]! | out[domain]!)) >> 31;
      this.#unwanted[domain] = (more & OUT) | out[domain]!;
      bits |= this.#bits[domain]! & ~more;
    }
    return fewest === OUT ? 0 : bits;
  }

  #firstCounts(): Int32Array {
    return (this.#first ??= this.#tally.spreadOver(this.domains.first));
  }

  #secondCounts(second: SpreadAttribute): Int32Array {
    return (this.#second ??= this.#tally.spreadOver(second));
  }
}
