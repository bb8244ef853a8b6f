import type { Assembly } from "@stowage/model";
import { ownEntry } from "../own-entry.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { awsvpcOf, strategyOf } from "../services.js";

export const oneSubnet: Rule = rule({
  id: "one-subnet",
  severity: "warning",
  stage: "never",
  on: "service",
  summary:
    "A service's subnets, and those of the instances that it runs on, span two Availability Zones, as the service level agreement for several zones asks.",
  source: "Amazon Compute service level agreement; our advice",
  docs: "service-rebalancing",
  messages: {
    one: "With one subnet all tasks run in one Availability Zone.",
    instances: "All instances that tasks run on are in one subnet, and so in one Availability Zone.",
  },
  hint: "Add a subnet of another zone.",
  check(service, report, { assembly, cluster }) {
    const subnets = awsvpcOf(service)?.subnets;
    if (subnets !== undefined && new Set(subnets).size === 1) {
      report("one", ["networkConfiguration", "awsvpcConfiguration", "subnets"]);
      return;
    }
    const own = strategyOf(service);
    const byDefault = service.launchType === undefined ? cluster?.defaultCapacityProviderStrategy : undefined;
    const strategy = own.length > 0 ? own : (byDefault ?? []);
    const each = strategy.map(({ capacityProvider }) => instanceSubnets(assembly, capacityProvider));
    // Of providers that the Assembly does not make nothing is known.
    if (each.length > 0 && each.every((known) => known !== undefined) && new Set(each.flat()).size === 1)
      report("instances", ["capacityProviderStrategy"]);
  },
});

/** The subnets that a capacity provider of the Assembly has instances in. */
function instanceSubnets(assembly: Assembly | undefined, name: string): readonly string[] | undefined {
  const provider = ownEntry(assembly?.capacityProviders, name);
  const managed = provider?.managedInstancesProvider?.instanceLaunchTemplate.networkConfiguration.subnets;
  if (managed !== undefined) return managed;
  const group = ownEntry(assembly?.autoScalingGroups, provider?.autoScalingGroupProvider?.autoScalingGroupArn ?? "");
  return group?.autoScalingGroup.VPCZoneIdentifier?.split(",").map((subnet) => subnet.trim());
}
