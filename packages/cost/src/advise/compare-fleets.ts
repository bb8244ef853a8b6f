import type { Assembly } from "@stowage/model";
import { instanceType, taskRequirements } from "@stowage/placement";
import { addFargate } from "../estimate/fargate.js";
import { openLedger } from "../estimate/ledger.js";
import { fargateSizeOf } from "../estimate/task-size.js";
import { cheapestFleet } from "../fleet/cheapest-fleet.js";
import { Money } from "../money.js";
import type { PriceList } from "../prices/price-list.js";
import type { PlacedService } from "./services.js";
import { placedServices } from "./services.js";

/** The same tasks on Fargate and on instances, for those of one architecture. Amounts are decimals per hour. */
export interface FleetComparison {
  readonly architecture: "x86_64" | "arm64";
  readonly services: readonly string[];
  /** All of them on Fargate, on demand; absent: a task's size or a price is not known there. */
  readonly fargateHourly?: string;
  /** The cheapest fleet of one type on demand; absent: no type with a known price takes the tasks. */
  readonly instances?: {
    readonly type: string;
    readonly count: number;
    readonly hourly: string;
    /** What the tasks reserve of it, from 0 to 1. */
    readonly cpuReserved: number;
    readonly memoryReserved: number;
    /** The share of an instance that has to be reserved for it to cost what Fargate would for the same; below, Fargate is cheaper. */
    readonly breakEven?: number;
  };
}

/** Types that are compared: current, up to sixteen vCPUs, so that the loss of one is bearable. Our choice. */
const MOST_VCPUS = 16;

/**
 * "Fargate or EC2" for the Linux services of an Assembly, at one price list: both prices, and the utilization at which they meet.
 *
 * @example
 * compareFleets(await loadPrices("us-east-1"), assembly); // [{ architecture: "arm64", fargateHourly: "0.4", instances: { type: "m7g.large", … } }]
 */
export function compareFleets(prices: PriceList, assembly: Assembly): readonly FleetComparison[] {
  const linux = placedServices(assembly).filter(
    ({ definition }) => !definition.runtimePlatform?.operatingSystemFamily?.startsWith("WINDOWS"),
  );
  return (["x86_64", "arm64"] as const).flatMap((architecture) => {
    const services = linux.filter(
      ({ definition }) => (definition.runtimePlatform?.cpuArchitecture ?? "X86_64").toLowerCase() === architecture,
    );
    if (services.length === 0) return [];
    const fargateHourly = onFargateHourly(prices, services);
    const instances = onInstances(prices, services, architecture);
    return [
      { architecture, services: services.map(({ key }) => key), ...(fargateHourly && { fargateHourly }), ...(instances && { instances }) },
    ];
  });
}

function onFargateHourly(prices: PriceList, services: readonly PlacedService[]): string | undefined {
  const ledger = openLedger(prices, new Money(1));
  for (const { key, definition, tasks } of services) {
    const size = fargateSizeOf(definition);
    if ("missing" in size) return undefined;
    addFargate(ledger, key, size, new Money(tasks), undefined);
  }
  const { monthly, unpriced } = ledger.close();
  return unpriced.length > 0 ? undefined : monthly;
}

function onInstances(prices: PriceList, services: readonly PlacedService[], architecture: string): FleetComparison["instances"] {
  // Two zones, as services should have; trunking, without which awsvpc leaves most of an instance empty.
  const demands = services.map(({ key: resource, definition, tasks }) => ({ resource, definition, tasks, daemon: false, trunking: true }));
  const fleet = cheapestFleet(
    prices,
    ["zone-1", "zone-2"],
    demands,
    (type) => type.currentGeneration && !type.bareMetal && !type.burstable && type.vcpus <= MOST_VCPUS,
  );
  if (fleet === undefined) return undefined;
  const type = instanceType(fleet.type)!;
  const price = prices.find(`ec2.${fleet.type}`)!.amount;
  const reserved = demands.map(({ definition, tasks }) => ({ ...taskRequirements(definition), tasks }));
  const share = (of: "cpu" | "memory"): number => reserved.reduce((sum, need) => sum + need[of] * need.tasks, 0) / (type[of] * fleet.count);
  const breakEven = breakEvenOf(prices, architecture, price, type.vcpus, type.advertisedMemory / 1024);
  return {
    ...fleet,
    hourly: price.times(fleet.count).toString(),
    cpuReserved: share("cpu"),
    memoryReserved: share("memory"),
    ...(breakEven !== undefined && { breakEven }),
  };
}

/** The price of an instance over what Fargate takes for as many vCPUs and GB. */
function breakEvenOf(prices: PriceList, architecture: string, price: Money, vcpus: number, gb: number): number | undefined {
  const platform = `linux/${architecture}`;
  const [vcpu, memory] = [prices.find("fargate.vcpu", platform), prices.find("fargate.memory", platform)];
  if (vcpu === undefined || memory === undefined) return undefined;
  return price.div(vcpu.amount.times(vcpus).plus(memory.amount.times(gb))).toNumber();
}
