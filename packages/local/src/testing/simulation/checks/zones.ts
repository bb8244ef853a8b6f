import { violate, type Check } from "../check.js";

/** Once faults have ended the tasks of a service that is rebalanced are even over its zones. */
export const zonesEven: Check = {
  name: "zones-even",
  standstill({ engine: { view }, healed }) {
    if (!healed) return;
    for (const [arn, service] of view.all("services")) {
      const deployments = view.deploymentsOf(arn);
      if (service.status !== "ACTIVE" || service.availabilityZoneRebalancing !== "ENABLED" || deployments.length !== 1) continue;
      if (service.deploymentConfiguration.maximumPercent === 100) continue;
      for (const capacity of view.capacityOfDeployment(deployments[0]!.id).keys()) {
        if (!capacity.startsWith("FARGATE")) continue;
        const counts = view.zonesOfDeployment(deployments[0]!.id, capacity);
        const each = zones.map((zone) => counts.get(zone) ?? 0);
        if (Math.max(...each) - Math.min(...each) >= 2)
          violate("zones-even", `${service.name} has ${each.join(", ")} tasks on ${capacity} in its zones`);
      }
    }
  },
};

/** Of the workload's services. */
const zones = ["us-east-1a", "us-east-1b", "us-east-1c"];
