import { hash } from "./hash.js";
import type { PlacementConstraint, PlacementStrategy } from "./snapshot.js";

/** What decides whether a service takes part in Availability Zone rebalancing. */
export interface RebalancingService {
  readonly schedulingStrategy?: "REPLICA" | "DAEMON";
  readonly launchType?: string;
  readonly placementStrategy?: readonly PlacementStrategy[];
  readonly placementConstraints?: readonly PlacementConstraint[];
  /** Default 200. */
  readonly maximumPercent?: number;
  readonly classicLoadBalancer?: boolean;
}

const ZONE = "attribute:ecs.availability-zone";

/**
 * Why a service is left out of zone rebalancing, or undefined if it takes part.
 * Source: ECS Developer Guide, balancing a service across Availability Zones.
 * @example rebalancingObstacle({ placementStrategy: [{ type: "binpack", field: "cpu" }] }) // a sentence
 */
export function rebalancingObstacle(service: RebalancingService): string | undefined {
  const { placementStrategy: [first] = [], placementConstraints = [] } = service;
  if (service.schedulingStrategy === "DAEMON") return "A daemon service has its tasks on every instance.";
  if (service.launchType === "EXTERNAL") return "External instances have no Availability Zone.";
  if (first && !(first.type === "spread" && first.field === ZONE)) return `Its first placement strategy is not a spread over ${ZONE}.`;
  if (placementConstraints.some(({ expression }) => expression?.includes(ZONE))) return "A constraint ties it to Availability Zones.";
  if (service.maximumPercent === 100) return "A maximumPercent of 100 leaves no room to start a task before one stops.";
  return service.classicLoadBalancer ? "It uses a Classic Load Balancer." : undefined;
}

/** A running task of a service. */
export interface ZoneTask {
  readonly id: string;
  readonly zone: string;
  /** Scale-in protection. */
  readonly protected?: boolean;
}

/** One step towards balance: start a task in one zone, and once it is healthy stop one in another. */
export interface RebalancingStep {
  readonly startIn: string;
  readonly stopIn: string;
  /** The task to stop; undefined if all in that zone are protected, which blocks the rebalancing. */
  readonly stop: string | undefined;
}

/**
 * The next step that makes a service's zones even, or undefined if they are: no zone has two tasks more than another. `zones` are those the service is
 * configured for, with tasks or without. Ties go to the first zone listed; among a zone's tasks a seeded choice.
 * Source: ECS Developer Guide, balancing a service across Availability Zones: start in the emptiest, stop in the fullest.
 *
 * @example rebalance(["a", "b"], [{ id: "1", zone: "a" }, { id: "2", zone: "a" }]) // { startIn: "b", stopIn: "a", stop: "1" or "2" }
 */
export function rebalance(zones: readonly string[], tasks: readonly ZoneTask[], seed = 0): RebalancingStep | undefined {
  const counts = new Map(zones.map((zone) => [zone, 0]));
  for (const { zone } of tasks) if (counts.has(zone)) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => a[1] - b[1]);
  const [emptiest] = sorted;
  const fullest = [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most), ["", -1] as [string, number]);
  if (!emptiest || fullest[1] - emptiest[1] < 2) return undefined;
  const stoppable = tasks.filter((task) => task.zone === fullest[0] && !task.protected);
  const [stop] = stoppable.sort((a, b) => hash(seed, a.id) - hash(seed, b.id) || (a.id < b.id ? -1 : 1));
  return { startIn: emptiest[0], stopIn: fullest[0], stop: stop?.id };
}
