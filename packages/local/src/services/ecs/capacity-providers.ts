import { ecsArn, parseArn } from "@stowage/model";
import type { CapacityProviderStrategyItem } from "@stowage/model/ecs";
import type { ClusterRow } from "../../state/rows.js";
import type { Lookup } from "./refs.js";
import { invalidParameter } from "./refuse.js";

/** The providers that every account has. */
export const fargateProviders: readonly string[] = ["FARGATE", "FARGATE_SPOT"];

/** The short name of a provider, from a name or an ARN. */
export function providerName(reference: string): string {
  return parseArn(reference)?.resource.replace(/^capacity-provider\//, "") ?? reference;
}

/** Names that exist, as short names. @throws {AwsException} `InvalidParameterException` for one that does not. */
export function requireProviders({ view, place }: Lookup, references: readonly string[]): readonly string[] {
  return references.map((reference) => {
    const name = providerName(reference);
    const known = fargateProviders.includes(name) || view.get("capacityProviders", ecsArn.capacityProvider(place, name)) !== undefined;
    if (!known) invalidParameter(`The specified capacity provider '${name}' was not found. Specify a valid name or ARN and try again.`);
    return name;
  });
}

/** The most that a strategy holds, and the ranges of its numbers. Source: CapacityProviderStrategyItem, CreateService; 2026-08. */
const strategyLimits = { providers: 20, base: 100_000, weight: 1000 } as const;

/**
 * Checks a capacity provider strategy against the cluster and gives it ECS's form: short names, base and weight filled in.
 *
 * @throws {AwsException} `InvalidParameterException`.
 */
export function checkStrategy(
  lookup: Lookup,
  cluster: Pick<ClusterRow, "capacityProviders">,
  strategy: readonly CapacityProviderStrategyItem[],
): readonly CapacityProviderStrategyItem[] {
  if (strategy.length > strategyLimits.providers) {
    invalidParameter(
      `A capacity provider strategy holds at most ${strategyLimits.providers} providers, but this one has ${strategy.length}.`,
    );
  }
  const names = requireProviders(
    lookup,
    strategy.map((item) => item.capacityProvider),
  );
  const items = strategy.map(({ base = 0, weight = 0 }, i) => ({ capacityProvider: names[i]!, weight, base }));
  for (const { capacityProvider, base, weight } of items) {
    inRange(capacityProvider, "base", base, strategyLimits.base);
    inRange(capacityProvider, "weight", weight, strategyLimits.weight);
    if (!cluster.capacityProviders.includes(capacityProvider)) {
      invalidParameter(
        "The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. " +
          "Associate the capacity provider with the cluster and try again.",
      );
    }
  }
  if (new Set(names).size < names.length) invalidParameter("A capacity provider strategy names each provider once.");
  if (items.filter((item) => item.base > 0).length > 1) invalidParameter("Only one item of a capacity provider strategy may have a base.");
  if (items.length > 1 && items.every((item) => item.weight === 0)) {
    invalidParameter("At least one provider of a capacity provider strategy must have a weight greater than 0.");
  }
  if (
    items.some((item) => fargateProviders.includes(item.capacityProvider)) &&
    items.some((item) => !fargateProviders.includes(item.capacityProvider))
  ) {
    invalidParameter("A capacity provider strategy holds either Fargate providers or others, not both.");
  }
  return items;
}

function inRange(provider: string, member: string, value: number, most: number): void {
  if (!Number.isInteger(value) || value < 0 || value > most) {
    invalidParameter(`The ${member} of "${provider}" must be a whole number from 0 to ${most}, but it is ${value}.`);
  }
}
