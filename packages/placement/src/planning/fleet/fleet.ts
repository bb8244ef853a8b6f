import { StowageError } from "@stowage/model";
import { place } from "../../place.js";
import type { Instance, TaskGroup } from "../../snapshot.js";
import { leadingSpreads } from "../../cluster/layout.js";
import { criteriaOf } from "../../strategy.js";
import { lowerBound } from "./lower-bound.js";
import type { Fleet, FleetOptions, FleetPart } from "./options.js";
import { pack } from "./pack.js";
import { merged, withDemands, withoutDominated } from "./problem.js";
import type { PackingProblem } from "./problem.js";
import { ordersOf } from "./orders-of.js";
import { problemOf, reduced } from "./problem-of.js";
import { improve } from "./improve.js";
import type { Draft, Shop } from "./draft.js";
import { refuseImpossible } from "./refuse-impossible.js";
import { simpleFleets } from "./simple-fleets.js";
import { typesOf } from "./types-of.js";
import { commonShares, zoneShares } from "./zone-shares.js";

const ZONE_ATTRIBUTE = "ecs.availability-zone";

/**
 * Finds the cheapest (or smallest) fleet on which ECS places all tasks of the groups, and a proven lower bound beside it. Groups that spread over zones
 * get even shares of each zone; constraints, ports, GPUs, network interfaces and daemons count. The answer is tried with ECS's own placement, and
 * mended until everything is placed; so it depends on the order of the groups, and theirs is kept unless the largest first needs less.
 *
 * @throws StowageError `fleet-options` for options that make no sense, `unknown-instance-type`, and `fleet-impossible`, with a diagnostic for each group that no
 * type takes or that ECS never places, and what would take it.
 * @example fleet([{ name: "web", count: 40, cpu: 512, memory: 1024 }], { types: ["m5.large", "m5.xlarge"], zones: ["us-east-1a", "us-east-1b"] })
 */
export function fleet(groups: readonly TaskGroup[], options: FleetOptions): Fleet {
  const { zones, headroom = 0, seed = 0 } = options;
  if (zones.length === 0) throw new StowageError("fleet-options", "A fleet needs at least one zone.", { hint: "Name some in `zones`." });
  if (!(headroom >= 0 && headroom < 1)) {
    throw new StowageError("fleet-options", `headroom is ${headroom}.`, { hint: "Give a share from 0 up to but not including 1." });
  }
  const all = typesOf(options);
  const objective = options.objective ?? (all.every(({ price }) => price !== undefined) ? "price" : "instances");
  const allPrices = all.map(({ type, price }) => (objective === "instances" ? 1 : priceOf(type, price)));
  const allProblems = zones.map((zone) => problemOf(groups, all, zone, headroom, allPrices));
  refuseImpossible(groups, allProblems);
  const useful = new Set(allProblems.flatMap((problem) => withoutDominated(problem).bins.map((bin) => problem.bins.indexOf(bin))));
  const types = all.filter((_, t) => useful.has(t));
  const prices = allPrices.filter((_, t) => useful.has(t));
  const problems = allProblems.map(({ items, bins }) => ({ items, bins: bins.filter((_, t) => useful.has(t)) }));
  const spread = zones.length > 1 && groups.some(spreadsOverZones);
  const bound = boundOf(problems, groups, spread, objective);
  const shop: Shop = { types, prices, zones, headroom, seed, zoneAttribute: ZONE_ATTRIBUTE, effort: options.effort ?? 1, bound };
  const packed = spread ? packZones(problems, seed) : packTogether(problems, zones, seed);
  const idle = groups.every(({ count = 1, schedulingStrategy }) => count === 0 || schedulingStrategy === "DAEMON");
  if (idle) return report({ instances: [], groups, cost: 0 }, objective, 0, shop);
  const best = improve(shop, ordersOf(groups, problems), [packed, ...simpleFleets(problems, types.length)], spread);
  return report(best, objective, bound, shop);
}

function priceOf(type: string, price: number | undefined): number {
  if (price !== undefined && price > 0 && Number.isFinite(price)) return price;
  const hint = "Give a price for each type, or choose the objective `instances`.";
  throw new StowageError("fleet-options", `The price of ${type} is ${price ?? "not known"}.`, { hint });
}

function spreadsOverZones(group: TaskGroup): boolean {
  return group.schedulingStrategy !== "DAEMON" && leadingSpreads(criteriaOf(group))[0] === ZONE_ATTRIBUTE;
}

/** Each zone by itself; zones that have the same to pack are packed once. */
function packZones(problems: readonly PackingProblem[], seed: number): Draft["instances"] {
  const done = new Map<string, readonly number[]>();
  return zoneShares(problems).flatMap((demands, zone) => {
    const problem = withDemands(problems[zone] as PackingProblem, demands);
    const key = JSON.stringify(problem);
    const types = done.get(key) ?? packOne(problem, seed);
    done.set(key, types);
    return types.map((type) => ({ type, zone }));
  });
}

/** All at once, the instances then dealt out to the zones in turn. */
function packTogether(problems: readonly PackingProblem[], zones: readonly string[], seed: number): Draft["instances"] {
  const [problem] = problems as [PackingProblem];
  const everywhere = problem.items.every((_, i) => problems.every(({ bins }) => bins.some(({ takes }) => takes[i])));
  if (!everywhere) return packZones(problems, seed);
  return packOne(problem, seed).map((type, i) => ({ type, zone: i % zones.length }));
}

/** The types of the instances, by their index in the problem. */
function packOne(problem: PackingProblem, seed: number): readonly number[] {
  const useful = withoutDominated(merged(problem));
  const { values } = lowerBound(useful);
  const { patterns } = pack(useful, values, seed);
  return patterns.map(({ bin }) => problem.bins.findIndex(({ name }) => name === useful.bins[bin]?.name));
}

/** The greater of two proofs: all zones as one, and each zone with the shares that any even division gives it. */
function boundOf(
  problems: readonly PackingProblem[],
  groups: readonly TaskGroup[],
  spread: boolean,
  objective: Fleet["objective"],
): number {
  const round = (price: number): number => (objective === "instances" ? Math.ceil(price - 1e-6) : price);
  const [first] = problems as [PackingProblem];
  const union: PackingProblem = { items: first.items, bins: problems.flatMap(({ bins }) => bins) };
  const together = round(lowerBound(withoutDominated(merged(union))).price);
  if (!spread) return together;
  const shares = commonShares(problems);
  const apart = problems.reduce((sum, problem, zone) => {
    const demands = (shares[zone] ?? []).map((share, i) => (spreadsOverZones(groups[i] as TaskGroup) ? share : 0));
    return sum + round(lowerBound(withoutDominated(merged(withDemands(problem, demands)))).price);
  }, 0);
  return Math.max(together, apart);
}

function report(draft: Draft, objective: Fleet["objective"], bound: number, { types, zones, headroom, seed }: Shop): Fleet {
  const parts = new Map<string, FleetPart>();
  const instances = draft.instances.map(({ type, zone }): Instance => {
    const { type: name, spec } = types[type] as Shop["types"][number];
    const az = zones[zone] as string;
    const key = `${name} ${az}`;
    const count = parts.get(key)?.count ?? 0;
    parts.set(key, { type: name, az, count: count + 1 });
    return { id: `${name}-${az}-${count}`, az, ...spec };
  });
  const plan = place({
    instances: instances.map((instance) => ({ ...instance, ...reduced(instance, headroom) })),
    groups: draft.groups,
    seed,
  });
  const gap = bound > 0 ? Math.max(0, draft.cost / bound - 1) : 0;
  return {
    instances,
    parts: [...parts.values()],
    objective,
    cost: draft.cost,
    lowerBound: Math.min(bound, draft.cost),
    gap,
    groups: draft.groups,
    plan,
  };
}
