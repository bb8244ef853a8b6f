import { StowageError } from "@stowage/model";
import { command, shared } from "../command.js";
import type { Command } from "../command.js";
import type { Target } from "../connect.js";
import { numberOf, readPlacement, withInstances } from "../load/read-placement.js";
import { renderFleet } from "../render/fleet.js";
import { printJson } from "../render/json.js";

interface FleetOptions extends Target {
  readonly format: "pretty" | "json";
  readonly types?: string;
  readonly zones?: string;
  readonly spot?: boolean;
  readonly headroom?: string;
  readonly fewest?: boolean;
}

export const fleetCommand: Command = command<FleetOptions>({
  name: "fleet",
  operands: "<SCENARIO.json|live:CLUSTER>",
  summary: "what fleet does it take? the cheapest on which ECS places all of a scenario's tasks, and how far from the best it can be",
  options: [
    { flags: "--types <LIST>", about: "the instance types that may be used, separated by commas" },
    { flags: "--zones <LIST>", about: "Availability Zones, separated by commas; the first three of the region by default" },
    { flags: "--spot", about: "at Spot prices" },
    { flags: "--headroom <PERCENT>", about: "of each instance to leave free; 0 by default" },
    { flags: "--fewest", about: "the fewest instances, whatever they cost" },
    shared["format"]!,
    shared["region"]!,
    shared["endpoint"]!,
    shared["local"]!,
    shared["port"]!,
  ],
  async run({ operands, options, io }) {
    const types = listOf(options.types);
    if (types.length === 0)
      throw new StowageError("usage-types", "No instance types are named.", { hint: "Pass some: --types m7g.large,m7g.xlarge." });
    const headroom = numberOf("--headroom", options.headroom, { min: 0, max: 99 }) ?? 0;
    const value = withInstances(await readPlacement(operands[0]!, options, io.cwd));
    const { fleet, requireScenario, snapshotOf } = await import("@stowage/placement");
    const { scenario } = requireScenario(value);
    const region = options.region ?? "us-east-1";
    const zones = options.zones === undefined ? await zonesOf(region) : listOf(options.zones);
    const price = options.fewest ? undefined : await pricesOf(region, options.spot === true);
    // What runs already is to have a place too.
    const running = new Map<string, number>();
    for (const { running: here = {}, count = 1 } of scenario.instances)
      for (const [name, tasks] of Object.entries(here)) running.set(name, (running.get(name) ?? 0) + tasks * count);
    const groups = snapshotOf(scenario).groups.map((group) => ({ ...group, count: (group.count ?? 0) + (running.get(group.name) ?? 0) }));
    const found = fleet(groups, {
      types,
      zones,
      headroom: headroom / 100,
      objective: options.fewest ? "instances" : "price",
      market: options.spot ? "spot" : "on-demand",
      ...(price && { price: price.of }),
    });
    if (options.format === "json")
      printJson(io, { format: "stowage/fleet@1", region, ...(price && { currency: price.currency }), ...found });
    else io.out(renderFleet(found, { region, currency: price?.currency, spot: options.spot === true }, io));
    return 0;
  },
});

function listOf(text: string | undefined): readonly string[] {
  return (text ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

async function zonesOf(region: string): Promise<readonly string[]> {
  const { findRegion } = await import("@stowage/model/regions");
  const known = findRegion(region);
  if (!known)
    throw new StowageError("region-unknown", `"${region}" is not a region of Amazon ECS.`, { hint: "Pass a region such as us-east-1." });
  return ["a", "b", "c"].map((letter) => `${region}${letter}`);
}

interface InstancePrices {
  readonly currency: string;
  of(type: string): number | undefined;
}

/** List prices per hour, of Linux instances. */
async function pricesOf(region: string, spot: boolean): Promise<InstancePrices> {
  const { loadPrices } = await import("@stowage/cost");
  const prices = await loadPrices(region);
  return { currency: prices.currency, of: (type) => prices.find(`${spot ? "ec2-spot" : "ec2"}.${type}`)?.amount.toNumber() };
}
