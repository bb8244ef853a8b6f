import type { CapacityProviderStrategyItem, CreateServiceRequest, PlacementConstraint, PlacementStrategy } from "@stowage/model/ecs";
import { step } from "../../source/step.js";
import type { Step } from "../../source/code.js";
import { asRecord, hasOnly } from "../as-record.js";
import { onFargate } from "../container/container-saying.js";
import type { LaunchKind } from "../container/container-saying.js";
import type { Saying } from "../say.js";
import { sayNetworkConfiguration } from "./say-network-configuration.js";
import { strategyShares } from "./strategy-shares.js";

/** The members that services and runs have in common. */
export type Placed = Pick<
  CreateServiceRequest,
  | "capacityProviderStrategy"
  | "clientToken"
  | "enableECSManagedTags"
  | "enableExecuteCommand"
  | "launchType"
  | "networkConfiguration"
  | "placementConstraints"
  | "placementStrategy"
  | "platformVersion"
  | "propagateTags"
  | "tags"
>;

/** What is known where a service or a run is said. */
export interface PlacedContext {
  /** What its task is typed by. */
  readonly launch: LaunchKind;
  /** How many of its tags are the app's, which come first. */
  readonly sharedTags: number;
}

/** Where tasks go. */
export const sayPlace: readonly Saying<Placed, PlacedContext>[] = [
  { members: ["launchType"], say: ({ launchType }) => [step("launchType", launchType)] },
  { members: ["capacityProviderStrategy"], say: ({ capacityProviderStrategy }) => sayCapacity(capacityProviderStrategy!) },
  { members: ["platformVersion"], say: ({ platformVersion }) => [step("platformVersion", platformVersion)] },
  { members: ["networkConfiguration"], say: ({ networkConfiguration }) => sayNetworkConfiguration(networkConfiguration!) },
  {
    members: ["placementConstraints"],
    say: ({ placementConstraints }, context) => (onFargate(context) ? undefined : all(placementConstraints!.map(sayConstraint))),
  },
  {
    members: ["placementStrategy"],
    say: ({ placementStrategy }, context) => (onFargate(context) ? undefined : all(placementStrategy!.map(sayStrategy))),
  },
];

/** What else may be said of tasks. */
export const sayManner: readonly Saying<Placed, PlacedContext>[] = [
  { members: ["enableExecuteCommand"], say: ({ enableExecuteCommand: on }) => [step("exec", ...(on === true ? [] : [on]))] },
  { members: ["enableECSManagedTags"], say: ({ enableECSManagedTags: on }) => [step("managedTags", ...(on === true ? [] : [on]))] },
  { members: ["propagateTags"], say: ({ propagateTags }) => [step("propagateTags", propagateTags)] },
  {
    members: ["tags"],
    say({ tags }, { sharedTags }) {
      const own = asRecord(tags!, "key", "value") && asRecord(tags!.slice(sharedTags), "key", "value");
      if (own === undefined) return undefined;
      return Object.keys(own).length === 0 ? [] : [step("tags", own)];
    },
  },
  { members: ["clientToken"], say: ({ clientToken }) => [step("clientToken", clientToken)] },
];

/** The step that names capacity providers, if it can say this strategy. */
export function sayCapacity(strategy: readonly CapacityProviderStrategyItem[]): Step[] | undefined {
  const shares = strategyShares(strategy);
  if (shares === undefined) return undefined;
  const names = Object.keys(shares);
  const fargate = names.filter((name) => name === "FARGATE" || name === "FARGATE_SPOT").length;
  // The builder's types refuse a strategy that mixes them.
  return fargate > 0 && fargate < names.length ? undefined : [step("capacity", shares)];
}

function sayConstraint(constraint: PlacementConstraint): Step | undefined {
  const { type, expression } = constraint;
  if (!hasOnly(constraint, ["type", "expression"])) return undefined;
  if (type === "distinctInstance") return expression === undefined ? step("distinctInstances") : undefined;
  return type === "memberOf" && expression !== undefined ? step("placeOn", expression) : undefined;
}

function sayStrategy(strategy: PlacementStrategy): Step | undefined {
  const { type, field } = strategy;
  if (!hasOnly(strategy, ["type", "field"])) return undefined;
  if (type === "random") return field === undefined ? step("randomly") : undefined;
  if (type === "spread") return field === undefined ? undefined : step("spread", field);
  return type === "binpack" && (field === "cpu" || field === "memory") ? step("binpack", field) : undefined;
}

function all(steps: readonly (Step | undefined)[]): Step[] | undefined {
  return steps.includes(undefined) ? undefined : (steps as Step[]);
}
