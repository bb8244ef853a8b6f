import type { Assembly, Estimate } from "@stowage/model";
import { addFleets } from "../fleet/add-instances.js";
import { addExternalInstances } from "../fleet/external.js";
import { loadPrices } from "../prices/load-prices.js";
import type { PriceList } from "../prices/price-list.js";
import { addFargate } from "./fargate.js";
import type { Ledger } from "./ledger.js";
import { openLedger } from "./ledger.js";
import { addNetwork } from "./network.js";
import { addObservability } from "./observability.js";
import type { EstimateOptions } from "./options.js";
import { readOptions, regionOf } from "./options.js";
import { ageOf } from "./price-age.js";
import { addSurroundings } from "./surroundings.js";
import { fargateSizeOf } from "./task-size.js";
import { addTaskVolumes } from "./volumes.js";
import type { Workload } from "./workloads.js";
import { workloadsOf } from "./workloads.js";

/**
 * What an Assembly costs over a span of time, by default a month of 730 hours: list prices before tax, in the currency of the region's prices.
 * Lines add up to the total exactly. What has no known price or quantity is named in `unpriced`, and is in no sum.
 *
 * @throws StowageError `region-missing`, `region-unknown`, `hours-invalid`, `count-invalid`, `date-invalid`, `quantity-invalid`, and those of `loadPrices`.
 *
 * @example
 * const { monthly } = await estimate(assembly, { region: "eu-west-1" }); // "57.3342"
 */
export async function estimate(assembly: Assembly, options: EstimateOptions = {}): Promise<Estimate> {
  readOptions(options);
  return estimateWith(await loadPrices(regionOf(assembly, options), options.prices, options.term), assembly, options);
}

/**
 * The same at prices that are loaded already, at once; `region`, `prices` and `term` of the options count no more.
 *
 * @example
 * const prices = await loadPrices("eu-west-1");
 * const estimates = assemblies.map((assembly) => estimateWith(prices, assembly));
 */
export function estimateWith(prices: PriceList, assembly: Assembly, options: EstimateOptions = {}): Estimate {
  const { hours, count, usage } = readOptions(options);
  const ledger = openLedger(prices, hours);
  ledger.assume("List prices before tax and free tiers.");
  if (options.term !== undefined) ledger.assume(`What has no rate for the term ${options.term} is at its price on demand.`);
  const workloads = workloadsOf({ assembly, usage, count, bound: options.bound }, ledger);
  for (const workload of workloads) {
    addOnFargate(ledger, workload);
    addTaskVolumes(ledger, workload);
  }
  addFleets(ledger, assembly, usage, workloads);
  addExternalInstances(ledger, usage, workloads);
  addNetwork(ledger, assembly, usage, workloads);
  addObservability(ledger, assembly, usage);
  addSurroundings(ledger, assembly, usage);
  const estimated = ledger.close();
  const age = options.today === undefined ? undefined : ageOf(estimated.prices.date, options.today);
  return age === undefined ? estimated : { ...estimated, assumptions: [...estimated.assumptions, age] };
}

function addOnFargate(ledger: Ledger, { resource, definition, shares }: Workload): void {
  const onDemand = shares.find(({ on }) => on === "FARGATE")?.taskHours;
  const spot = shares.find(({ on }) => on === "FARGATE_SPOT")?.taskHours;
  if (onDemand === undefined && spot === undefined) return;
  const size = fargateSizeOf(definition);
  if ("missing" in size) ledger.gap(resource, "fargate.vcpu", size.missing);
  else addFargate(ledger, resource, size, onDemand, spot);
}
