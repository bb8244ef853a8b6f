import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const capacityProviderKind: Rule = rule({
  id: "capacity-provider-kind",
  severity: "error",
  stage: "api",
  on: "capacityProvider",
  summary: "A capacity provider is an Auto Scaling group, or Managed Instances of a cluster.",
  source: "CreateCapacityProviderRequest",
  docs: "API_CreateCapacityProvider",
  aws: { type: "ClientException", sure: "unknown" },
  messages: {
    neither: "The provider is of no kind.",
    both: "The provider is of two kinds.",
    cluster: "Managed Instances belong to a cluster, and none is named.",
    group: "An Auto Scaling group belongs to no cluster.",
  },
  hint: "Give `autoScalingGroupProvider`, or `managedInstancesProvider` with `cluster`.",
  check({ autoScalingGroupProvider, managedInstancesProvider, cluster }, report) {
    if (!autoScalingGroupProvider && !managedInstancesProvider) report("neither", ["autoScalingGroupProvider"]);
    else if (autoScalingGroupProvider && managedInstancesProvider) report("both", ["managedInstancesProvider"]);
    else if (managedInstancesProvider && !cluster) report("cluster", ["cluster"]);
    else if (autoScalingGroupProvider && cluster) report("group", ["cluster"]);
  },
});
