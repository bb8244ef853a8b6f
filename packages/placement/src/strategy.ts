import type { PlacementStrategy, TaskGroup } from "./snapshot.js";

/** One step of a strategy chain, normalised. */
export type Criterion =
  | { readonly kind: "spread"; readonly attribute: string }
  | { readonly kind: "spread-instance" }
  | { readonly kind: "binpack"; readonly field: "cpu" | "memory" }
  | { readonly kind: "random" };

const ZONE: Criterion = { kind: "spread", attribute: "ecs.availability-zone" };
const INSTANCE: Criterion = { kind: "spread-instance" };
const RANDOM: Criterion = { kind: "random" };

/**
 * The chain of criteria by which a group's tasks are placed, with ECS's default where it has none, ending in one that leaves no ties
 * worth speaking of.
 *
 * A service without a strategy goes to the zone with the fewest of its tasks, then to the instance with the fewest of them
 * (Amazon ECS API, UpdateService). For a standalone task ECS documents no default; ours is random. A chain of attribute
 * spreads alone leaves many equal instances; ECS does not say which it takes, ours is a random one.
 *
 * @throws RangeError for a type or field that ECS does not have.
 */
export function criteriaOf(group: TaskGroup): readonly Criterion[] {
  const strategy = group.placementStrategy ?? [];
  if (strategy.length === 0) return group.standalone ? [RANDOM] : [ZONE, INSTANCE];
  const chain: Criterion[] = [];
  for (const step of strategy) {
    const criterion = criterionOf(step);
    if (!chain.some((other) => same(other, criterion))) chain.push(criterion);
    if (criterion.kind === "random") return chain;
  }
  return chain.every(({ kind }) => kind === "spread") ? [...chain, RANDOM] : chain;
}

function criterionOf({ type, field }: PlacementStrategy): Criterion {
  if (type === "random") return RANDOM;
  if (type === "binpack") {
    const resource = field?.toLowerCase();
    if (resource === "cpu" || resource === "memory") return { kind: "binpack", field: resource };
    throw new RangeError(`binpack takes the field cpu or memory, not ${field ?? "none"}`);
  }
  if (type !== "spread") throw new RangeError(`unknown placement strategy ${String(type)}; it is spread, binpack or random`);
  if (field === "instanceId" || field === "host") return INSTANCE;
  if (field?.startsWith("attribute:") && field.length > "attribute:".length) {
    return { kind: "spread", attribute: field.slice("attribute:".length) };
  }
  throw new RangeError(`spread takes the field instanceId, host or attribute:NAME, not ${field ?? "none"}`);
}

function same(a: Criterion, b: Criterion): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
