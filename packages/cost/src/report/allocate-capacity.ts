import type { Assembly, Estimate } from "@stowage/model";
import { taskRequirements } from "@stowage/placement";
import { openLedger } from "../estimate/ledger.js";
import type { EstimateOptions } from "../estimate/options.js";
import { readOptions } from "../estimate/options.js";
import type { Workload } from "../estimate/workloads.js";
import { workloadsOf } from "../estimate/workloads.js";
import { Money } from "../money.js";
import type { PriceList } from "../prices/price-list.js";
import { SPLIT_WEIGHT_OF_VCPU } from "../split/weights.js";

/** Decimal places to which a share is rounded; the last share takes what is left, so that shares add up. */
const PLACES = 18;

/** A resource and what it costs. */
export interface ResourceCost {
  readonly resource: string;
  readonly monthly: Money;
}

/**
 * The cost of each resource of an estimate, with the instances of capacity providers and clusters shared out among the services that run on
 * them: by reserved vCPU and GB at nine to one, as AWS splits instance costs. What no service uses stays with the instances.
 */
export function allocateCapacity(estimate: Estimate, assembly: Assembly, options: EstimateOptions = {}): readonly ResourceCost[] {
  const costs = new Map<string, Money>();
  const add = (resource: string, amount: Money): void => void costs.set(resource, (costs.get(resource) ?? new Money(0)).plus(amount));
  for (const { resource, monthly } of estimate.lines) add(resource, new Money(monthly));
  const workloads = workloadsIn(assembly, estimate, options);
  for (const [resource, amount] of [...costs]) {
    const users = usersOf(resource, workloads);
    if (users.length === 0) continue;
    costs.delete(resource);
    shareOut(amount, users).forEach(([user, share]) => add(user, share));
  }
  return [...costs].map(([resource, monthly]) => ({ resource, monthly }));
}

function workloadsIn(assembly: Assembly, estimate: Estimate, options: EstimateOptions): Workload[] {
  const { count, usage } = readOptions(options);
  const nothing: PriceList = { region: estimate.region, currency: estimate.currency, find: () => undefined, all: () => [] };
  return workloadsOf({ assembly, usage, count, bound: options.bound }, openLedger(nothing, new Money(estimate.hours)));
}

/** The services on a capacity provider or on a cluster's instances, each with its weight. */
function usersOf(resource: string, workloads: readonly Workload[]): (readonly [resource: string, weight: Money])[] {
  const provider = /^capacity-provider:(.+)$/.exec(resource)?.[1];
  const cluster = /^cluster:(.+)$/.exec(resource)?.[1];
  if (provider === undefined && cluster === undefined) return [];
  return workloads.flatMap((workload) => {
    const hours = workload.shares
      .filter(({ on }) => (provider === undefined ? workload.cluster === cluster && (on === "EC2" || on === "EXTERNAL") : on === provider))
      .reduce((sum, { taskHours }) => sum.plus(taskHours), new Money(0));
    const { cpu, memory } = taskRequirements(workload.definition);
    const weight = hours.times(SPLIT_WEIGHT_OF_VCPU * cpu + memory);
    return weight.isZero() ? [] : [[workload.resource, weight] as const];
  });
}

function shareOut(amount: Money, users: readonly (readonly [string, Money])[]): (readonly [string, Money])[] {
  const whole = users.reduce((sum, [, weight]) => sum.plus(weight), new Money(0));
  let weight = new Money(0);
  let given = new Money(0);
  return users.map(([user, own]) => {
    weight = weight.plus(own);
    const until = weight.equals(whole) ? amount : amount.times(weight).div(whole).toDecimalPlaces(PLACES);
    const share = until.minus(given);
    given = until;
    return [user, share] as const;
  });
}
