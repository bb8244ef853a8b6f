import type { GroupTally } from "./group-tally.js";
import type { Signatures } from "./signatures.js";
import type { Domains } from "./spread.js";

/** Several thousand million tasks of one group would be needed to get the second count wrong. */
const SECOND = 2 ** 26;

/**
 * Spreading: of the domains in which the task fits at all, those with the fewest tasks of the group. It asks for the domains with the fewest
 * first, and rules out those that had no room until something is freed.
 */
export class DomainSearch {
  readonly domains: Domains;
  /** The domains that the present question is about, by domain. */
  readonly wanted: Uint8Array;
  readonly #tally: GroupTally;
  readonly #ruledOut: Uint8Array;
  readonly #bits: Int32Array;
  #first: Int32Array | undefined;
  #second: Int32Array | undefined;

  constructor(domains: Domains, tally: GroupTally, signatures: Signatures) {
    this.domains = domains;
    this.wanted = new Uint8Array(domains.size);
    this.#tally = tally;
    this.#ruledOut = new Uint8Array(domains.size);
    this.#bits = Int32Array.from({ length: domains.size }, (_, domain) => signatures.domainBit(domains, domain));
  }

  /** The mask bits of the next domains to search, or 0 if there are none left. `wanted` says exactly which. */
  next(): number {
    const { wanted } = this;
    const { size } = this.domains;
    let fewest = Number.POSITIVE_INFINITY;
    let first = 0;
    let bits = 0;
    for (let domain = 0; domain < size; domain++) {
      wanted[domain] = 0;
      if (this.#ruledOut[domain] !== 0) continue;
      const load = this.load(domain);
      if (load > fewest) continue;
      if (load < fewest) {
        // Those from `first` on had more.
        for (; first < domain; first++) wanted[first] = 0;
        bits = 0;
        fewest = load;
      }
      bits |= this.#bits[domain]!;
      wanted[domain] = 1;
    }
    return bits;
  }

  /** The task fits in none of the wanted domains. */
  ruleOut(): void {
    for (let domain = 0; domain < this.wanted.length; domain++) if (this.wanted[domain] === 1) this.#ruledOut[domain] = 1;
  }

  /** The task does not fit in this domain. */
  ruleOutOne(domain: number): void {
    this.wanted[domain] = 0;
    this.#ruledOut[domain] = 1;
  }

  /** How many tasks of the group a domain has, as a number to compare: one that goes up with the first count, then with the second. */
  load(domain: number): number {
    const { first, second, firstValues, secondValues } = this.domains;
    const count = (this.#first ??= this.#tally.spreadOver(first))[firstValues[domain]!]!;
    if (second === undefined) return count;
    return count * SECOND + (this.#second ??= this.#tally.spreadOver(second))[secondValues[domain]!]!;
  }

  /** Makes this the only wanted domain; its mask bits. */
  want(domain: number): number {
    this.wanted.fill(0);
    this.wanted[domain] = 1;
    return this.#bits[domain]!;
  }

  isRuledOut(domain: number): boolean {
    return this.#ruledOut[domain] === 1;
  }

  loosened(): void {
    this.#ruledOut.fill(0);
  }
}
