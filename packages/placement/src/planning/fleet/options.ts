import type { Plan } from "../../place.js";
import type { Instance, TaskGroup } from "../../snapshot.js";

/** A type that a fleet may use, with what its instances register. What is left out is the catalogue's. */
export interface FleetType {
  readonly type: string;
  /** Per hour, in any one currency. */
  readonly price?: number;
  readonly cpu?: number;
  readonly memory?: number;
  readonly gpus?: number;
  readonly enis?: number;
  readonly trunkEnis?: number;
}

export interface FleetOptions {
  /** Types that may be used: names of the catalogue, or types of one's own. */
  readonly types: readonly (string | FleetType)[];
  /** Availability Zones, at least one. Groups that spread over zones get even shares. */
  readonly zones: readonly string[];
  /** The price of a type, per hour, where `types` does not say it. */
  readonly price?: (type: string) => number | undefined;
  /** `price`: the cheapest fleet; `instances`: the fewest instances. Default: price where every type has one, else instances. */
  readonly objective?: "price" | "instances";
  /** `spot` leaves out types that EC2 does not sell as Spot; the prices are the caller's. Default `on-demand`. */
  readonly market?: "on-demand" | "spot";
  /** Share of each instance's CPU and memory to leave free, from 0 up to but not including 1. Default 0. */
  readonly headroom?: number;
  /** Custom attributes of every instance. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Default 0. */
  readonly seed?: number;
  /** How long to search, 1 by default: twice as much takes about twice as long. */
  readonly effort?: number;
}

/** Instances of one type in one zone. */
export interface FleetPart {
  readonly type: string;
  readonly az: string;
  readonly count: number;
}

export interface Fleet {
  readonly instances: readonly Instance[];
  /** The same, counted. */
  readonly parts: readonly FleetPart[];
  readonly objective: "price" | "instances";
  /** Price per hour, or the number of instances. */
  readonly cost: number;
  /** No fleet for these groups costs less: proven, see {@link lowerBound}. */
  readonly lowerBound: number;
  /** How far above the bound the cost is, as a share of it: 0.05 is 5 %. */
  readonly gap: number;
  /** The groups in the order in which ECS places them all on this fleet: theirs, or the largest first. */
  readonly groups: readonly TaskGroup[];
  /** Where ECS puts each task, headroom left free. */
  readonly plan: Plan;
}
