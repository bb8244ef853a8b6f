import { Cluster } from "../../cluster/cluster.js";
import { placeAll } from "../../place.js";
import type { Instance, TaskGroup } from "../../snapshot.js";
import { criteriaOf } from "../../strategy.js";
import type { Instances, Shop } from "./draft.js";
import { reduced } from "./problem-of.js";
import type { SizedType } from "./types-of.js";

/** Something that is not yet as it should be. */
export interface Missing {
  readonly group: TaskGroup;
  /** Tasks of the group, and of all groups. */
  readonly count: number;
  readonly total: number;
  /** The zone that needs an instance most. */
  readonly zone: number;
  readonly message: () => string;
}

/** Tries ECS's placement on fleets, and says what is missing. */
export class Trial {
  /** How many fleets have been tried. */
  count = 0;
  readonly #shop: Shop;
  readonly #even: boolean;
  readonly #rooms = new Map<string, number>();

  /** @param even Groups that spread over zones must have even shares. */
  constructor(shop: Shop, even: boolean) {
    this.#shop = shop;
    this.#even = even;
  }

  /** The first group that is not placed in full, or (where shares are to be even) has a zone two tasks behind another. */
  missing(instances: Instances, groups: readonly TaskGroup[]): Missing | undefined {
    this.count++;
    const { cluster, instances: chosen, daemons } = placeAll({ instances: this.#instances(instances), groups, seed: this.#shop.seed });
    let first: Missing | undefined;
    let total = 0;
    for (const [i, group] of groups.entries()) {
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
    if (behind < 2 || this.takes(group, zone, 1) === undefined) return undefined;
    return { count: behind - 1, zone, message: () => `${this.#shop.zones[zone]} has ${behind} tasks fewer than another zone.` };
  }

  /** The type that takes tasks of the group at the least price each, prices shaken by a factor. */
  takes(group: TaskGroup, zone: number, count: number, shake: () => number = () => 1): number | undefined {
    let best: number | undefined;
    let least = Number.POSITIVE_INFINITY;
    this.#shop.types.forEach((_, type) => {
      const price = (shake() * (this.#shop.prices[type] as number)) / Math.min(count, this.#roomFor(group, type, zone));
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

function spreadsOver(group: TaskGroup, attribute: string): boolean {
  const [first] = criteriaOf(group);
  return first?.kind === "spread" && first.attribute === attribute;
}

/** Constraints that an empty instance can be judged by. */
function withoutTasks({ placementConstraints = [] }: TaskGroup): NonNullable<TaskGroup["placementConstraints"]> {
  return placementConstraints.filter(({ expression }) => !/task:group|runningTasksCount/.test(expression ?? ""));
}
