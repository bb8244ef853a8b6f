import type { Assembly } from "@stowage/model";
import type { CapacityProviderStrategyItem } from "@stowage/model/ecs";
import { divide } from "@stowage/placement";
import { Money } from "../money.js";

/** Tasks of one workload on one kind of capacity. */
export interface Share {
  /** `FARGATE`, `FARGATE_SPOT`, `EC2`, `EXTERNAL`, `MANAGED_INSTANCES` or the name of a capacity provider. */
  readonly on: string;
  /** How many run at once, on average; a whole number as a number. */
  readonly tasks: number | Money;
}

/** The members of CreateService and RunTask that say where tasks run. */
export interface Placement {
  readonly cluster?: string | undefined;
  readonly launchType?: string | undefined;
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[] | undefined;
}

/**
 * Where tasks run: by the strategy of the request, else its launch type, else the cluster's default strategy, else on EC2 instances.
 * A strategy that ECS refuses gives a sentence instead. Source: Amazon ECS API, CreateService `launchType` and `capacityProviderStrategy`.
 */
export function sharesOf(assembly: Assembly, placement: Placement, tasks: number | Money): readonly Share[] | { readonly refused: string } {
  const strategy = placement.capacityProviderStrategy ?? [];
  if (strategy.length > 0) return byStrategy(strategy, tasks);
  if (placement.launchType !== undefined) return [{ on: placement.launchType, tasks }];
  const standard = assembly.clusters?.[placement.cluster ?? "default"]?.defaultCapacityProviderStrategy ?? [];
  return standard.length > 0 ? byStrategy(standard, tasks) : [{ on: "EC2", tasks }];
}

function byStrategy(
  strategy: readonly CapacityProviderStrategyItem[],
  tasks: number | Money,
): readonly Share[] | { readonly refused: string } {
  try {
    if (typeof tasks !== "number") return onAverage(strategy, tasks);
    const whole = divide(tasks, strategy as readonly { capacityProvider: string; weight?: number; base?: number }[]);
    return strategy.map(({ capacityProvider: on }) => ({ on, tasks: whole[on]! }));
  } catch (error) {
    if (error instanceof RangeError) return { refused: `ECS refuses its capacity provider strategy: ${error.message}.` };
    throw error;
  }
}

/** An average number of tasks is divided in proportion: the base first, the rest by weight. */
function onAverage(strategy: readonly CapacityProviderStrategyItem[], tasks: Money): readonly Share[] {
  const items = strategy.map(({ capacityProvider, base = 0, weight = 0 }) => ({ capacityProvider, base, weight }));
  divide(0, items);
  const lone = items.length === 1;
  const weights = lone ? 1 : items.reduce((sum, { weight }) => sum + weight, 0);
  const bases = items.map(({ base }) => Money.min(base, tasks));
  const rest = bases.reduce((left, base) => left.minus(base), tasks);
  return items.map(({ capacityProvider, weight }, at) => ({
    on: capacityProvider,
    tasks: bases[at]!.plus(rest.times(lone ? 1 : weight).div(weights)),
  }));
}
