import type { CapacityProviderStrategyItem, LaunchType } from "@stowage/model/ecs";
import { divide } from "@stowage/placement";
import { isFargate } from "../../state/kinds.js";
import type { ClusterRow } from "../../state/rows.js";

/** Where tasks are to run: a launch type, or a provider of a strategy (which has a launch type of its own). */
export interface Capacity {
  readonly launchType: LaunchType;
  readonly capacityProviderName?: string | undefined;
}

/**
 * Divides `count` tasks as a request asks: by its strategy, or by its launch type, or else by the cluster's default strategy, or else on
 * EC2. Source: Amazon ECS API, RunTask `capacityProviderStrategy` and `launchType`; the last step is not documented.
 *
 * @param already Tasks that count towards the strategy's proportions, by provider.
 */
export function divideCapacity(
  count: number,
  asked: {
    readonly launchType?: LaunchType | undefined;
    readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[] | undefined;
  },
  cluster: ClusterRow,
  already: ReadonlyMap<string, number> = new Map(),
): readonly (Capacity & { readonly count: number })[] {
  if (!asked.capacityProviderStrategy?.length && asked.launchType) return [{ launchType: asked.launchType, count }];
  const strategy = asked.capacityProviderStrategy?.length ? asked.capacityProviderStrategy : cluster.defaultCapacityProviderStrategy;
  if (strategy.length === 0) return [{ launchType: "EC2", count }];
  const items = strategy.map(({ capacityProvider, weight, base }) => ({
    capacityProvider,
    ...(weight !== undefined && { weight }),
    ...(base !== undefined && { base }),
  }));
  const shares = divide(count, items, Object.fromEntries(already));
  return Object.entries(shares)
    .filter(([, share]) => share > 0)
    .map(([capacityProviderName, share]) => ({ launchType: launchTypeOf(capacityProviderName), capacityProviderName, count: share }));
}

/** Source: Amazon ECS Developer Guide, "Amazon ECS capacity providers": two are Fargate's own, the others bring instances. */
function launchTypeOf(capacityProvider: string): LaunchType {
  return isFargate(capacityProvider) ? "FARGATE" : "EC2";
}
