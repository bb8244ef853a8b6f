import type { AvailabilityZoneRebalancing, DeploymentConfiguration, SchedulingStrategy } from "@stowage/model/ecs";
import type { ServiceRow } from "../../state/rows.js";
import { AwsException } from "../aws-exception.js";

/**
 * A deployment configuration with what ECS fills in. Sources: API Reference, DeploymentConfiguration (percentages by scheduling strategy);
 * DescribeServices captures (circuit breaker, strategy).
 *
 * @throws {AwsException} `UnsupportedFeatureException` for strategies that Stowage does not carry out.
 */
export function deploymentConfiguration(given: DeploymentConfiguration | undefined, strategy: SchedulingStrategy): DeploymentConfiguration {
  if (given?.strategy !== undefined && given.strategy !== "ROLLING") {
    throw new AwsException(
      "UnsupportedFeatureException",
      `Stowage carries out rolling deployments; it does not carry out ${given.strategy} ones.`,
    );
  }
  const daemon = strategy === "DAEMON";
  return {
    ...given,
    deploymentCircuitBreaker: given?.deploymentCircuitBreaker ?? { enable: false, rollback: false },
    maximumPercent: given?.maximumPercent ?? (daemon ? 100 : 200),
    minimumHealthyPercent: given?.minimumHealthyPercent ?? (daemon ? 0 : 100),
    strategy: "ROLLING",
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
