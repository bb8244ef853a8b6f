import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const servicesPerClusterMax: Rule = rule({
  id: "services-per-cluster",
  severity: "warning",
  stage: "cluster",
  on: "assembly",
  summary: "A cluster has at most 5,000 services.",
  source: "Amazon ECS service quotas",
  docs: "service-quotas",
  messages: { many: 'The cluster "{cluster}" has {count} services; the quota is {max}.' },
  hint: "Spread the services over clusters, or ask for a higher quota.",
  check({ services = {} }, report) {
    const counts = new Map<string, number>();
    for (const { cluster = "default" } of Object.values(services)) counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
    for (const [cluster, count] of counts)
      if (count > servicesPerCluster) report("many", ["services"], { cluster, count, max: servicesPerCluster });
  },
});

const servicesPerCluster = 5000;
