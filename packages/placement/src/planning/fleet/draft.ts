import type { TaskGroup } from "../../snapshot.js";
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

/** The instances of a draft while it changes. */
export type Instances = { readonly type: number; readonly zone: number }[];

/** What a fleet of these instances costs. */
export function costOf(instances: Draft["instances"], { prices }: Shop): number {
  return instances.reduce((sum, { type }) => sum + (prices[type] as number), 0);
}
