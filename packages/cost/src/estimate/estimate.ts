import type { Assembly, Estimate } from "@stowage/model";
import { Money } from "../money.js";
import { loadPrices } from "../prices/load-prices.js";
import type { PriceList } from "../prices/price-list.js";
import { sharesOf } from "./capacity.js";
import { addFargate } from "./fargate.js";
import type { Ledger } from "./ledger.js";
import { openLedger } from "./ledger.js";
import type { EstimateOptions } from "./options.js";
import { readOptions, regionOf } from "./options.js";
import { fargateSizeOf } from "./task-size.js";
import type { Workload } from "./workloads.js";
import { workloadsOf } from "./workloads.js";

/**
 * What an Assembly costs over a span of time, by default a month of 730 hours: list prices before tax, in the currency of the region's prices.
 * Lines add up to the total exactly. What has no known price or quantity is named in `unpriced`, and is in no sum.
 *
 * @throws StowageError `region-missing`, `region-unknown`, `hours-invalid`, `count-invalid`, `quantity-invalid`, and those of `loadPrices`.
 *
 * @example
 * const { monthly } = await estimate(assembly, { region: "eu-west-1" }); // "57.3342"
 */
export async function estimate(assembly: Assembly, options: EstimateOptions = {}): Promise<Estimate> {
  readOptions(options);
  return estimateWith(await loadPrices(regionOf(assembly, options), options.prices), assembly, options);
}

/**
 * The same at prices that are loaded already, at once; `options.region` and `options.prices` count no more.
 *
 * @example
 * const prices = await loadPrices("eu-west-1");
 * const estimates = assemblies.map((assembly) => estimateWith(prices, assembly));
 */
export function estimateWith(prices: PriceList, assembly: Assembly, options: EstimateOptions = {}): Estimate {
  const { hours, count, usage } = readOptions(options);
  const ledger = openLedger(prices, hours);
  ledger.assume("List prices before tax and free tiers.");
  for (const workload of workloadsOf(assembly, usage, count, ledger)) addWorkload(ledger, assembly, workload);
  return ledger.close();
}

function addWorkload(ledger: Ledger, assembly: Assembly, workload: Workload): void {
  const { resource, placement, definition, tasks, hours } = workload;
  const shares = sharesOf(assembly, placement, tasks);
  if ("refused" in shares) return ledger.gap(resource, "capacity", shares.refused);
  const hoursOn = (kind: string): Money => sum(shares.filter(({ on }) => on === kind).map((share) => share.tasks.times(hours)));
  const fargate = { onDemand: hoursOn("FARGATE"), spot: hoursOn("FARGATE_SPOT") };
  if (!fargate.onDemand.isZero() || !fargate.spot.isZero()) {
    const size = fargateSizeOf(definition);
    if ("missing" in size) ledger.gap(resource, "fargate.vcpu", size.missing);
    else addFargate(ledger, resource, size, fargate);
  }
  for (const share of shares) {
    if (share.on === "FARGATE" || share.on === "FARGATE_SPOT" || share.tasks.isZero()) continue;
    ledger.gap(resource, "capacity", `${share.tasks} tasks run on ${share.on}, whose instances are not known here.`);
  }
}

function sum(amounts: readonly Money[]): Money {
  return amounts.reduce((total, amount) => total.plus(amount), new Money(0));
}
