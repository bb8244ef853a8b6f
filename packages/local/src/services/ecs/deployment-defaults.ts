import type { AvailabilityZoneRebalancing, DeploymentConfiguration, SchedulingStrategy } from "@stowage/model/ecs";
import type { ServiceRow } from "../../state/rows.js";

/**
 * A deployment configuration with what ECS fills in. Sources: API Reference, DeploymentConfiguration (percentages by scheduling strategy),
 * LinearConfiguration and CanaryConfiguration; DescribeServices captures (circuit breaker, strategy).
 */
export function deploymentConfiguration(given: DeploymentConfiguration | undefined, strategy: SchedulingStrategy): DeploymentConfiguration {
  const daemon = strategy === "DAEMON";
  return {
    ...given,
    deploymentCircuitBreaker: given?.deploymentCircuitBreaker ?? { enable: false, rollback: false },
    maximumPercent: given?.maximumPercent ?? (daemon ? 100 : 200),
    minimumHealthyPercent: given?.minimumHealthyPercent ?? (daemon ? 0 : 100),
    strategy: given?.strategy ?? "ROLLING",
    ...(given?.strategy === "LINEAR" && {
      linearConfiguration: { stepPercent: 10, stepBakeTimeInMinutes: 6, ...given.linearConfiguration },
    }),
    ...(given?.strategy === "CANARY" && {
      canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 10, ...given.canaryConfiguration },
    }),
  };
}

/** What an update makes of it: what was said for another strategy goes with that strategy. */
export function changedConfiguration(old: DeploymentConfiguration, given: DeploymentConfiguration = {}): DeploymentConfiguration {
  const { linearConfiguration, canaryConfiguration, ...rest } = old;
  const { strategy = old.strategy } = given;
  return {
    ...rest,
    ...(strategy === "LINEAR" && linearConfiguration && { linearConfiguration }),
    ...(strategy === "CANARY" && canaryConfiguration && { canaryConfiguration }),
    ...given,
  };
}

/** What a service whose creator says nothing has: ENABLED where ECS can rebalance it. Source: Developer Guide, "Balancing an Amazon ECS service across Availability Zones". */
export function rebalancing(
  service: Pick<ServiceRow, "schedulingStrategy" | "deploymentConfiguration" | "placementConstraints" | "placementStrategy" | "settings">,
): AvailabilityZoneRebalancing {
  const [first] = service.placementStrategy;
  const spreads = first === undefined || (first.type === "spread" && first.field === "attribute:ecs.availability-zone");
  const bound = service.placementConstraints.some((constraint) => constraint.expression?.includes("attribute:ecs.availability-zone"));
  const classic = service.settings.loadBalancers.some((balancer) => balancer.loadBalancerName !== undefined);
  const eligible =
    service.schedulingStrategy === "REPLICA" &&
    service.settings.launchType !== "EXTERNAL" &&
    service.deploymentConfiguration.maximumPercent !== 100;
  return eligible && spreads && !bound && !classic ? "ENABLED" : "DISABLED";
}
