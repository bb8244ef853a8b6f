import type { CapacityProviderStrategyItem } from "@stowage/model/ecs";
import { hasOnly } from "../as-record.js";

/** A strategy as the builder has it, shares by provider, if that gives the list back. */
export function strategyShares(strategy: readonly CapacityProviderStrategyItem[]): { readonly [provider: string]: object } | undefined {
  const names = new Set<string>();
  for (const item of strategy) {
    const { capacityProvider: name } = item;
    // An object would put a number first.
    if (name === undefined || /^\d+$/.test(name) || name === "__proto__" || names.has(name)) return undefined;
    if (!hasOnly(item, ["capacityProvider", "base", "weight"])) return undefined;
    names.add(name);
  }
  return Object.fromEntries(strategy.map(({ capacityProvider, ...share }) => [capacityProvider!, share]));
}
