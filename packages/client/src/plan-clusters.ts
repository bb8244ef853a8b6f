import { DescribeClustersCommand } from "@aws-sdk/client-ecs";
import type { Cluster } from "@aws-sdk/client-ecs";
import type { Assembly } from "@stowage/model";
import type { CreateClusterRequest } from "@stowage/model/ecs";
import { inChunks } from "./chunks.js";
import type { Clients } from "./clients.js";
import { unmet } from "./difference.js";
import type { Difference } from "./difference.js";
import type { Change } from "./change.js";

export async function planClusters(assembly: Assembly, { ecs }: Clients): Promise<Change[]> {
  const wanted = Object.entries(assembly.clusters ?? {});
  const live = new Map<string, Cluster>();
  // DescribeClusters takes at most 100 clusters.
  for (const names of inChunks(
    wanted.map(([name]) => name),
    100,
  )) {
    const answer = await ecs.send(new DescribeClustersCommand({ clusters: names, include: ["CONFIGURATIONS", "SETTINGS"] }));
    for (const cluster of answer.clusters ?? []) if (cluster.status === "ACTIVE") live.set(cluster.clusterName ?? "", cluster);
  }
  return wanted.map(([name, request]) => {
    const cluster = live.get(name);
    if (!cluster) return { kind: "cluster", name, action: "create", differences: [] };
    const differing = clusterDifferences(cluster, request);
    return {
      kind: "cluster",
      name,
      action: differing.length > 0 ? "update" : "none",
      differences: differing,
      ...(cluster.clusterArn && { arn: cluster.clusterArn }),
    };
  });
}

function clusterDifferences(cluster: Cluster, request: CreateClusterRequest): Difference[] {
  const { settings, configuration, capacityProviders, defaultCapacityProviderStrategy } = request;
  const byName = (list: readonly { name?: string | undefined; value?: string | undefined }[] | undefined): object =>
    Object.fromEntries((list ?? []).map(({ name, value }) => [name, value]));
  return [
    ...(settings ? unmet(byName(cluster.settings), byName(settings), "/settings") : []),
    ...unmet(cluster.configuration, configuration, "/configuration"),
    ...(capacityProviders ? unmet(cluster.capacityProviders?.toSorted(), capacityProviders.toSorted(), "/capacityProviders") : []),
    ...unmet(cluster.defaultCapacityProviderStrategy, defaultCapacityProviderStrategy, "/defaultCapacityProviderStrategy"),
  ];
}
