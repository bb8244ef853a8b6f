import { StowageError } from "@stowage/model";
import { mix } from "../../hash.js";
import type { TaskGroup } from "../../snapshot.js";
import { costOf } from "./draft.js";
import type { Draft, Instances, Shop } from "./draft.js";
import { Trial } from "./trial.js";
import type { Missing } from "./trial.js";

/** So many times ECS's placement is tried at most, as far as the work below allows. */
const TRIES = 4000;
/** Tasks placed in all those tries together. */
const WORK = 8e5;
/** So many instances may be added that change nothing. */
const VAIN = 5;
/** The most promising pairs of a fleet and an order are worked on. */
const KEPT = 3;

/**
 * Finds a fleet on which ECS places everything. ECS packs less well than the packing that a fleet starts from, and how well depends on the order of the
 * groups; so several fleets are mended in several orders, and the best of them made smaller: instances are taken away, replaced by cheaper
 * ones, and a few at a time given up and bought anew.
 */
export function improve(
  shop: Shop,
  orders: readonly (readonly TaskGroup[])[],
  starts: readonly Draft["instances"][],
  even: boolean,
): Draft {
  const tasks = (orders[0] ?? []).reduce((sum, { count = 1 }) => sum + count, 0);
  const tries = shop.effort * Math.max(60, Math.min(TRIES, Math.floor(WORK / (tasks + 1))));
  const pairs = orders.flatMap((order) => starts.map((start) => ({ search: new Search(shop, order, even), start })));
  const mended: { search: Search; instances: Instances }[] = [];
  let failure: unknown;
  for (const { search, start } of pairs) {
    try {
      mended.push({ search, instances: search.mend([...start]) });
    } catch (error) {
      if (!(error instanceof StowageError)) throw error;
      failure ??= error;
    }
  }
  if (mended.length === 0) throw failure;
  const cost = (instances: Instances): number => costOf(instances, shop);
  let bestCost = Number.POSITIVE_INFINITY;
  const best = mended
    .sort((x, y) => cost(x.instances) - cost(y.instances))
    .slice(0, KEPT)
    .map(({ search, instances }) => {
      const found = bestCost <= shop.bound * (1 + 1e-9) ? instances : search.run(instances, tries / KEPT);
      bestCost = Math.min(bestCost, cost(found));
      return { search, instances: found };
    })
    .reduce((x, y) => (cost(y.instances) < cost(x.instances) - 1e-9 ? y : x));
  return { instances: best.instances, groups: best.search.groups, cost: cost(best.instances) };
}

class Search {
  readonly #shop: Shop;
  groups: readonly TaskGroup[];
  readonly #trial: Trial;
  /** The count of the trial at which to stop. */
  #stopAt = 0;
  #draw: number;

  constructor(shop: Shop, groups: readonly TaskGroup[], even: boolean) {
    this.#shop = shop;
    this.groups = groups;
    this.#trial = new Trial(shop, even);
    this.#draw = mix(shop.seed);
  }

  /** Adds instances until nothing is missing; undefined if that costs more than the limit. */
  mend(instances: Instances): Instances;
  mend(instances: Instances, limit: number, freely: boolean): Instances | undefined;
  mend(instances: Instances, limit: number = Number.POSITIVE_INFINITY, freely = false): Instances | undefined {
    let fewest = Number.POSITIVE_INFINITY;
    let vain = 0;
    for (let missing = this.#missing(instances); missing; missing = this.#missing(instances)) {
      const added = this.#help(missing, freely);
      vain = missing.total < fewest ? 0 : vain + 1;
      fewest = Math.min(fewest, missing.total);
      // An instance may serve another group first; several that change nothing show that no number of them would.
      if (!added || vain > VAIN) throw impossible(missing.group, missing.message());
      instances = [...instances, added];
      if (this.#price(instances) > limit + 1e-9) return undefined;
    }
    return instances;
  }

  /** Makes a fleet cheaper in so many tries. */
  run(instances: Instances, tries: number): Instances {
    this.#stopAt = this.#trial.count + tries;
    let best = this.#shrink(instances);
    while (this.#trial.count < this.#stopAt && this.#price(best) > this.#shop.bound * (1 + 1e-9)) {
      if (this.#random() < 0.6) best = this.#nudge(best);
      else best = this.#rebuy(best);
    }
    return best;
  }

  /** Changes the order of two groups if everything is placed all the same, and tries one instance less or a cheaper one. */
  #nudge(instances: Instances): Instances {
    const { groups } = this;
    const pick = (length: number): number => Math.floor(this.#random() * length);
    const swapped = [...groups];
    const [i, j] = [pick(groups.length), pick(groups.length)];
    [swapped[i], swapped[j]] = [swapped[j] as TaskGroup, swapped[i] as TaskGroup];
    const at = pick(instances.length);
    const { type, zone } = instances[at] as Instances[number];
    const cheaper = this.#cheaper(type);
    const instead = cheaper[pick(cheaper.length + 1)];
    const next = instances.filter((_, k) => k !== at);
    if (instead !== undefined) next.push({ type: instead, zone });
    this.groups = swapped;
    if (!this.#missing(next)) return next;
    if (i !== j && this.#missing(instances)) this.groups = groups;
    return instances;
  }

  /** Gives a few instances up and buys others for what is then missing, if that is no dearer. */
  #rebuy(best: Instances): Instances {
    const gone = 1 + Math.floor(this.#random() * Math.min(4, best.length));
    const order = best.map((instance) => ({ instance, key: this.#random() })).sort((a, b) => a.key - b.key);
    try {
      const kept = order.slice(gone).map(({ instance }) => instance);
      const next = this.mend(kept, this.#price(best), true);
      if (!next) return best;
      return this.#price(next) < this.#price(best) - 1e-9 ? this.#shrink(next) : next;
    } catch (error) {
      if (!(error instanceof StowageError)) throw error;
      return best;
    }
  }

  #cheaper(type: number): number[] {
    const price = (t: number): number => this.#shop.prices[t] as number;
    return this.#shop.prices
      .map((_, t) => t)
      .filter((t) => price(t) < price(type) - 1e-12)
      .sort((a, b) => price(b) - price(a));
  }

  /** Takes instances away, dearest first, then replaces them by cheaper ones, as long as everything is still placed. */
  #shrink(instances: Instances): Instances {
    const { prices } = this.#shop;
    const price = (type: number): number => prices[type] as number;
    const failed = new Set<string>();
    for (let progress = true; progress && this.#trial.count < this.#stopAt;) {
      progress = false;
      for (const { type, zone } of distinct(instances).sort((a, b) => price(b.type) - price(a.type))) {
        const at = instances.findIndex((other) => other.type === type && other.zone === zone);
        for (const instead of at < 0 ? [] : [undefined, ...this.#cheaper(type).reverse().slice(0, 6)]) {
          const key = `${type} ${zone} ${instead ?? "none"}`;
          if (failed.has(key) || this.#trial.count >= this.#stopAt) continue;
          const next = instances.filter((_, i) => i !== at);
          if (instead !== undefined) next.push({ type: instead, zone });
          if (this.#missing(next)) failed.add(key);
          else {
            instances = next;
            progress = true;
            break;
          }
        }
      }
    }
    return instances;
  }

  #missing(instances: Instances): Missing | undefined {
    return this.#trial.missing(instances, this.groups);
  }

  #price(instances: Instances): number {
    return costOf(instances, this.#shop);
  }

  #random(): number {
    this.#draw = mix(this.#draw + 0x9e3779b9);
    return this.#draw / 2 ** 32;
  }

  /** The cheapest instance that takes a task of the group, in the zone that needs it most. */
  #help({ group, zone, count }: Missing, freely: boolean): Instances[number] | undefined {
    const zones = this.#shop.zones.map((_, z) => z).sort((a, b) => Number(b === zone) - Number(a === zone));
    for (const z of zones) {
      const type = this.#trial.takes(group, z, count, freely ? () => 1 + this.#random() : undefined);
      if (type !== undefined) return { type, zone: z };
    }
    return undefined;
  }
}

function distinct(instances: Instances): Instances {
  return [...new Map(instances.map((instance) => [`${instance.type} ${instance.zone}`, instance])).values()];
}

function impossible(group: TaskGroup, message: string): StowageError {
  return new StowageError(
    "fleet-impossible",
    `ECS does not place all tasks of "${group.name}", however many instances there are. ${message}`,
    {
      hint: `Look at the placement constraints of "${group.name}".`,
    },
  );
}
