import type { InstanceType } from "@stowage/placement";
import { instanceType, instanceTypeNames, taskRequirements } from "@stowage/placement";
import type { PriceList } from "../prices/price-list.js";
import type { Demand } from "./plan-instances.js";
import { planInstances } from "./plan-instances.js";

/** How many of the cheapest types by their lower bound are planned with placement; the others are dearer still by that bound. Our choice. */
const CANDIDATES = 12;

/** The cheapest number of instances of one allowed type that takes the tasks, by the price on demand; undefined: there is none with a known price. */
export function cheapestFleet(
  prices: PriceList,
  zones: readonly string[],
  demands: readonly Demand[],
  allows: (type: InstanceType) => boolean,
): { readonly type: string; readonly count: number } | undefined {
  const priced = [...instanceTypeNames()].flatMap((name) => {
    const type = instanceType(name)!;
    const price = prices.find(`ec2.${name}`);
    return price !== undefined && allows(type) && mayTake(type, demands) ? [{ name, each: price.amount.toNumber(), type }] : [];
  });
  const bounded = priced
    .map(({ name, each, type }) => ({ name, each, bound: each * lowerBound(type, demands) }))
    .sort((a, b) => a.bound - b.bound || (a.name < b.name ? -1 : 1));
  let best: { type: string; count: number; cost: number } | undefined;
  let planned = 0;
  for (const { name, each, bound } of bounded) {
    if (best !== undefined && (bound >= best.cost || planned >= CANDIDATES)) break;
    const count = planInstances(name, zones, demands);
    if (typeof count !== "number") continue;
    planned++;
    if (best === undefined || each * count < best.cost) best = { type: name, count, cost: each * count };
  }
  return best;
}

/** Accelerated types only for tasks that ask for GPUs; the architecture is that of the tasks. */
function mayTake(type: InstanceType, demands: readonly Demand[]): boolean {
  const gpus = demands.some(({ definition }) =>
    definition.containerDefinitions?.some(({ resourceRequirements = [] }) => resourceRequirements.some((need) => need.type === "GPU")),
  );
  if (type.architecture === undefined || type.gpus > 0 !== gpus || type.neuronDevices > 0) return false;
  return demands.every(({ definition }) => {
    const wanted = definition.runtimePlatform?.cpuArchitecture ?? "X86_64";
    return wanted.toLowerCase() === type.architecture;
  });
}

function lowerBound(type: InstanceType, demands: readonly Demand[]): number {
  const needs = demands.map(({ definition, tasks }) => ({ ...taskRequirements(definition), tasks }));
  const cpu = needs.reduce((sum, need) => sum + need.cpu * need.tasks, 0);
  const memory = needs.reduce((sum, need) => sum + need.memory * need.tasks, 0);
  return Math.max(1, Math.ceil(cpu / type.cpu), Math.ceil(memory / type.memory));
}
