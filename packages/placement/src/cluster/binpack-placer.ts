import { DomainSearch } from "./domain-search.js";
import type { FitIndex, FitQuery } from "./fit-index.js";
import type { Layout } from "./layout.js";
import { leadingSpreads } from "./layout.js";
import type { Placer, Placing } from "./placer.js";

const ANY = -1;

/** Binpack, alone or after spreading: one search in the index by what is left. */
export class BinpackPlacer implements Placer {
  readonly #index: FitIndex;
  readonly #query: FitQuery;
  readonly #search: DomainSearch | undefined;

  constructor({ group, tally, kind }: Placing, layout: Layout) {
    const spreads = leadingSpreads(group.criteria);
    const packs = group.criteria.slice(spreads.length);
    const field = packs[0]?.kind === "binpack" ? packs[0].field : "memory";
    const { signatures } = layout;
    this.#index = layout.fit(field);
    const search = spreads.length > 0 ? new DomainSearch(layout.domains(spreads), tally, signatures) : undefined;
    this.#search = search;
    this.#query = {
      primary: group[field],
      secondary: group[field === "cpu" ? "memory" : "cpu"],
      kindBit: signatures.kindBit(kind),
      packSecondary: packs.length > 1,
      accepts: search
        ? (slot) => search.wanted[search.domains.of[slot]!] === 1 && signatures.accepts(kind, slot)
        : (slot) => signatures.accepts(kind, slot),
    };
  }

  choose(): number {
    const search = this.#search;
    if (search === undefined) return this.#index.find(this.#query, ANY);
    for (let bits = search.next(); bits !== 0; bits = search.next()) {
      const slot = this.#index.find(this.#query, bits);
      if (slot >= 0) return slot;
      search.ruleOut();
    }
    return -1;
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
}

/** Whether a chain of criteria can be served by {@link BinpackPlacer}. */
export function isBinpack({ group }: Placing): boolean {
  const spreads = leadingSpreads(group.criteria);
  const rest = group.criteria.slice(spreads.length);
  return spreads.length <= 2 && rest.length > 0 && rest.every(({ kind }) => kind === "binpack");
}
