import { StowageError } from "@stowage/model";
import { mix } from "../../hash.js";
import { Cluster } from "../../cluster/cluster.js";
import { placeAll } from "../../place.js";
import type { Instance, TaskGroup } from "../../snapshot.js";
import { criteriaOf } from "../../strategy.js";
import { reduced } from "./problem-of.js";
import type { SizedType } from "./types-of.js";

/** What there is to choose from. */
export interface Shop {
  readonly types: readonly SizedType[];
  readonly prices: readonly number[];
  readonly zones: readonly string[];
  readonly headroom: number;
  readonly seed: number;
  /** The attribute that holds the zone. */
  readonly zoneAttribute: string;
  readonly effort: number;
  /** No fleet costs less: one that costs as much need not be looked at further. */
  readonly bound: number;
}

/** A fleet in the making: each instance's type and zone, by index. */
export interface Draft {
  readonly instances: readonly { readonly type: number; readonly zone: number }[];
  readonly groups: readonly TaskGroup[];
  readonly cost: number;
}

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
  const pairs = orders.flatMap((order) => starts.map((start) => ({ tester: new Tester(shop, order, even), start })));
  const mended: { tester: Tester; instances: Instances }[] = [];
  let failure: unknown;
  for (const { tester, start } of pairs) {
    try {
      mended.push({ tester, instances: tester.mend([...start]) });
    } catch (error) {
      if (!(error instanceof StowageError)) throw error;
      failure ??= error;
    }
  }
  if (mended.length === 0) throw failure;
  const costOf = (instances: Instances): number => instances.reduce((sum, { type }) => sum + (shop.prices[type] as number), 0);
  let bestCost = Number.POSITIVE_INFINITY;
  const best = mended
    .sort((x, y) => costOf(x.instances) - costOf(y.instances))
    .slice(0, KEPT)
    .map(({ tester, instances }) => {
      const found = bestCost <= shop.bound * (1 + 1e-9) ? instances : tester.search(instances, tries / KEPT);
      bestCost = Math.min(bestCost, costOf(found));
      return { tester, instances: found };
    })
    .reduce((x, y) => (costOf(y.instances) < costOf(x.instances) - 1e-9 ? y : x));
  return { instances: best.instances, groups: best.tester.groups, cost: costOf(best.instances) };
}

type Instances = { readonly type: number; readonly zone: number }[];

/** Something that is not yet as it should be. */
interface Missing {
  readonly group: TaskGroup;
  /** Tasks of the group, and of all groups. */
  readonly count: number;
  readonly total: number;
  /** The zone that needs an instance most. */
  readonly zone: number;
  readonly message: () => string;
}

class Tester {
  readonly #shop: Shop;
  groups: readonly TaskGroup[];
  readonly #even: boolean;
  #tries = 0;
  #draw: number;
  readonly #rooms = new Map<string, number>();

  constructor(shop: Shop, groups: readonly TaskGroup[], even: boolean) {
    this.#shop = shop;
    this.groups = groups;
    this.#even = even;
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
  search(instances: Instances, tries: number): Instances {
    this.#tries = tries;
    let best = this.#shrink(instances);
    while (this.#tries > 0 && this.#price(best) > this.#shop.bound * (1 + 1e-9)) {
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
    for (let progress = true; progress && this.#tries > 0;) {
      progress = false;
      for (const { type, zone } of distinct(instances).sort((a, b) => price(b.type) - price(a.type))) {
        const at = instances.findIndex((other) => other.type === type && other.zone === zone);
        for (const instead of at < 0 ? [] : [undefined, ...this.#cheaper(type).reverse().slice(0, 6)]) {
          const key = `${type} ${zone} ${instead ?? "none"}`;
          if (failed.has(key) || this.#tries <= 0) continue;
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

  #price(instances: Instances): number {
    return instances.reduce((sum, { type }) => sum + (this.#shop.prices[type] as number), 0);
  }

  #random(): number {
    this.#draw = mix(this.#draw + 0x9e3779b9);
    return this.#draw / 2 ** 32;
  }

  /** The first group that is not placed in full, or (where shares are to be even) has a zone two tasks behind another. */
  #missing(instances: Instances): Missing | undefined {
    this.#tries--;
    const {
      cluster,
      instances: chosen,
      daemons,
    } = placeAll({ instances: this.#instances(instances), groups: this.groups, seed: this.#shop.seed });
    let first: Missing | undefined;
    let total = 0;
    for (const [i, group] of this.groups.entries()) {
      if (daemons.has(i)) continue;
      const found = this.#missingOf(cluster, group, chosen[i] ?? []);
      if (!found) continue;
      first ??= { group, total: 0, ...found };
      total += found.count;
    }
    return first && { ...first, total };
  }

  #missingOf(cluster: Cluster, group: TaskGroup, placed: readonly string[]): Pick<Missing, "count" | "zone" | "message"> | undefined {
    const count = (group.count ?? 1) - placed.length;
    const perZone = this.#perZone(cluster, placed);
    const zone = perZone.indexOf(Math.min(...perZone));
    if (count > 0) return { count, zone, message: () => cluster.refuse(group)?.message ?? "" };
    if (!this.#even || !spreadsOver(group, this.#shop.zoneAttribute)) return undefined;
    const behind = Math.max(...perZone) - Math.min(...perZone);
    if (behind < 2 || this.#takes(group, zone, 1, false) === undefined) return undefined;
    return { count: behind - 1, zone, message: () => `${this.#shop.zones[zone]} has ${behind} tasks fewer than another zone.` };
  }

  /** The cheapest instance that takes a task of the group, in the zone that needs it most. */
  #help({ group, zone, count }: Missing, freely: boolean): Instances[number] | undefined {
    const zones = this.#shop.zones.map((_, z) => z).sort((a, b) => Number(b === zone) - Number(a === zone));
    for (const z of zones) {
      const type = this.#takes(group, z, count, freely);
      if (type !== undefined) return { type, zone: z };
    }
    return undefined;
  }

  /** The type that takes tasks of the group at the least price each; or, freely, one that is not much dearer. */
  #takes(group: TaskGroup, zone: number, count: number, freely: boolean): number | undefined {
    let best: number | undefined;
    let least = Number.POSITIVE_INFINITY;
    this.#shop.types.forEach((_, type) => {
      const shake = freely ? 1 + this.#random() : 1;
      const price = (shake * (this.#shop.prices[type] as number)) / Math.min(count, this.#roomFor(group, type, zone));
      if (price < least) [best, least] = [type, price];
    });
    return best;
  }

  /** How many tasks of the group an empty instance takes. */
  #roomFor(group: TaskGroup, type: number, zone: number): number {
    const key = `${group.name} ${type} ${zone}`;
    let room = this.#rooms.get(key);
    if (room === undefined) {
      const cluster = new Cluster({ instances: this.#instances([{ type, zone }]) });
      room = cluster.choose({ ...group, placementConstraints: withoutTasks(group) }, Math.max(1, group.count ?? 1)).instances.length;
      this.#rooms.set(key, room);
    }
    return room;
  }

  #perZone(cluster: Cluster, placed: readonly string[]): number[] {
    const counts = this.#shop.zones.map(() => 0);
    for (const id of placed) counts[this.#shop.zones.indexOf(cluster.remaining(id)?.instance.az ?? "")]! += 1;
    return counts;
  }

  #instances(instances: Instances): Instance[] {
    const { types, zones, headroom } = this.#shop;
    const counts = new Map<string, number>();
    return instances.map(({ type, zone }) => {
      const { type: name, spec } = types[type] as SizedType;
      const az = zones[zone] as string;
      const count = counts.get(`${name} ${az}`) ?? 0;
      counts.set(`${name} ${az}`, count + 1);
      return { id: `${name}-${az}-${count}`, az, ...spec, ...reduced(spec, headroom) };
    });
  }
}

function distinct(instances: Instances): Instances {
  return [...new Map(instances.map((instance) => [`${instance.type} ${instance.zone}`, instance])).values()];
}

function spreadsOver(group: TaskGroup, attribute: string): boolean {
  const [first] = criteriaOf(group);
  return first?.kind === "spread" && first.attribute === attribute;
}

/** Constraints that an empty instance can be judged by. */
function withoutTasks({ placementConstraints = [] }: TaskGroup): NonNullable<TaskGroup["placementConstraints"]> {
  return placementConstraints.filter(({ expression }) => !/task:group|runningTasksCount/.test(expression ?? ""));
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
