import { StowageError } from "@stowage/model";
import { instanceType } from "@stowage/placement";
import { Money } from "../money.js";
import type { PriceList } from "../prices/price-list.js";
import type { Pool } from "./share-pool.js";
import { UNIT_DECIMALS } from "./share-pool.js";
import { SPLIT_WEIGHT_OF_VCPU } from "./weights.js";

/** What the split has to know of an instance in an hour. */
export interface InstanceFacts {
  readonly vcpu: number;
  readonly memoryGb: number;
  /** A decimal number: the amortised cost of the hour, i.e. the effective rate of a Savings Plan or reservation, else the price on demand. */
  readonly cost: string;
  /** After all discounts, and at public on-demand rates; absent: the columns for them stay empty. */
  readonly netCost?: string | undefined;
  readonly publicOnDemandCost?: string | undefined;
}

/** The cost of an instance, divided between its two pools. */
export interface InstancePools {
  readonly vcpu: Pool;
  readonly memory: Pool;
  /** Digits of the cost beyond the unit, which the last share takes: `"345"` of 0.000000000000345. */
  readonly remainder: string;
}

/** A GB of memory weighs one, a vCPU nine: the cpu pool is `9 × vCPU / (9 × vCPU + GB)` of the cost. */
export function poolsOf({ vcpu, memoryGb, cost }: InstanceFacts): InstancePools {
  if (!(vcpu > 0) || !(memoryGb > 0) || !/^\d+(\.\d+)?$/.test(cost)) {
    throw new StowageError("split-instance", `An instance of ${vcpu} vCPU and ${memoryGb} GB at "${cost}" an hour cannot be split.`, {
      hint: "vCPU and GB are above 0, the cost is a decimal number.",
    });
  }
  const [whole = "0", fraction = ""] = new Money(cost).toFixed().split(".");
  const units = Number(whole + fraction.slice(0, UNIT_DECIMALS).padEnd(UNIT_DECIMALS, "0"));
  if (!Number.isSafeInteger(units)) {
    throw new StowageError("split-instance", `An instance-hour at ${cost} is more than can be split exactly.`, {
      hint: "Split shorter spans.",
    });
  }
  const weight = SPLIT_WEIGHT_OF_VCPU * vcpu;
  const cpuUnits = new Money(units).times(weight).div(new Money(weight).plus(memoryGb)).floor().toNumber();
  return {
    vcpu: { cost: cpuUnits, available: vcpu * 1024 },
    memory: { cost: units - cpuUnits, available: memoryGb * 1024 },
    remainder: fraction.slice(UNIT_DECIMALS),
  };
}

/**
 * An instance of a type at its price on demand; undefined if the type or its price is not known.
 *
 * @example
 * instanceFactsOf(await loadPrices("us-east-1"), "m5.xlarge"); // { vcpu: 4, memoryGb: 16, cost: "0.192" }
 */
export function instanceFactsOf(prices: PriceList, type: string): InstanceFacts | undefined {
  const facts = instanceType(type);
  const price = prices.find(`ec2.${type}`);
  if (facts === undefined || price === undefined) return undefined;
  return { vcpu: facts.vcpus, memoryGb: facts.advertisedMemory / 1024, cost: price.text };
}
