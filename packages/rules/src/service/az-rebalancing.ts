import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { isDaemon, loadBalancersOf } from "../services.js";

export const azRebalancing: Rule = rule({
  id: "az-rebalancing",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary:
    "Availability Zone rebalancing is for replica services off external instances, with maximumPercent above 100 and spread over zones first.",
  source: "developer guide, balancing a service across Availability Zones",
  docs: "service-rebalancing",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "availabilityZoneRebalancing",
  messages: {
    daemon: "A daemon service has a task on each instance, and cannot be balanced.",
    external: "External instances are in no Availability Zone.",
    percent: "With maximumPercent {percent} no task can start in another zone before one stops.",
    classic: "Services behind a Classic Load Balancer are not balanced.",
    strategy: "The first placement strategy is not to spread over Availability Zones.",
    constraint: "A constraint on the Availability Zone contradicts balancing over zones.",
  },
  hint: 'Write `"availabilityZoneRebalancing": "DISABLED"`, or change what stands against it.',
  check(service, report) {
    if (service.availabilityZoneRebalancing !== "ENABLED") return;
    const percent = service.deploymentConfiguration?.maximumPercent ?? 200;
    const [first] = service.placementStrategy ?? [];
    if (isDaemon(service)) report("daemon", ["availabilityZoneRebalancing"]);
    else if (service.launchType === "EXTERNAL") report("external", ["availabilityZoneRebalancing"]);
    else if (percent <= 100) report("percent", ["deploymentConfiguration", "maximumPercent"], { percent });
    else if (loadBalancersOf(service).some(({ loadBalancerName }) => loadBalancerName)) report("classic", ["availabilityZoneRebalancing"]);
    else if (first && !(first.type === "spread" && first.field === "attribute:ecs.availability-zone"))
      report("strategy", ["placementStrategy", 0]);
    else if (service.placementConstraints?.some(({ expression = "" }) => expression.includes("ecs.availability-zone")))
      report("constraint", ["placementConstraints"]);
  },
});
