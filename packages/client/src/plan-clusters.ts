import { DescribeClustersCommand } from "@aws-sdk/client-ecs";
import type { Cluster } from "@aws-sdk/client-ecs";
import type { Assembly } from "@stowage/model";
import type { CreateClusterRequest } from "@stowage/model/ecs";
import { inChunks, inParallel } from "./chunks.js";
import { clusterProviders, clusterRequest, isAssociatedLater } from "./cluster-providers.js";
import type { Clients } from "./clients.js";
import { defaultNamespace } from "./default-namespace.js";
import { unmet } from "./difference.js";
import type { Difference } from "./difference.js";
import type { Change } from "./change.js";
import { tagsUnmet } from "./tags.js";

/** What is to be done to clusters, and which of them get capacity providers that are made after them. */
export interface ClusterPlan {
  readonly clusters: readonly Change[];
  readonly associations: readonly Change[];
}

export async function planClusters(assembly: Assembly, { ecs, discovery }: Clients): Promise<ClusterPlan> {
  const wanted = Object.entries(assembly.clusters ?? {});
  const live = new Map<string, Cluster>();
  // DescribeClusters takes at most 100 clusters.
  for (const names of inChunks(
    wanted.map(([name]) => name),
    100,
  )) {
    const answer = await ecs.send(new DescribeClustersCommand({ clusters: names, include: ["CONFIGURATIONS", "SETTINGS", "TAGS"] }));
    for (const cluster of answer.clusters ?? []) if (cluster.status === "ACTIVE") live.set(cluster.clusterName ?? "", cluster);
  }
  await inParallel(wanted, async ([name, { serviceConnectDefaults }]) => {
    const cluster = live.get(name);
    if (cluster === undefined || serviceConnectDefaults === undefined) return;
    const namespace = await defaultNamespace(cluster, serviceConnectDefaults.namespace, discovery);
    live.set(name, { ...cluster, serviceConnectDefaults: { namespace } });
  });
  const change = (kind: "cluster" | "cluster-capacity-providers", name: string, differences: readonly Difference[]): Change => {
    const now = live.get(name);
    if (now === undefined) return { kind, name, action: "create", differences: [] };
    return { kind, name, action: differences.length > 0 ? "update" : "none", differences, ...(now.clusterArn && { arn: now.clusterArn }) };
  };
  const names = wanted.map(([name]) => name);
  return {
    clusters: names.map((name) => change("cluster", name, clusterDifferences(live.get(name), clusterRequest(assembly, name)))),
    associations: names
      .filter((name) => isAssociatedLater(assembly, name))
      .map((name) => change("cluster-capacity-providers", name, providerDifferences(live.get(name), associated(assembly, name)))),
  };
}

function associated(assembly: Assembly, name: string): CreateClusterRequest {
  return { ...assembly.clusters![name]!, capacityProviders: clusterProviders(assembly, name) };
}

function clusterDifferences(cluster: Cluster | undefined, request: CreateClusterRequest): Difference[] {
  const { settings, configuration, serviceConnectDefaults, tags } = request;
  const byName = (list: readonly { name?: string | undefined; value?: string | undefined }[] | undefined): object =>
    Object.fromEntries((list ?? []).map(({ name, value }) => [name, value]));
  return [
    ...(settings ? unmet(byName(cluster?.settings), byName(settings), "/settings") : []),
    ...unmet(cluster?.configuration, configuration, "/configuration"),
    ...unmet(cluster?.serviceConnectDefaults, serviceConnectDefaults, "/serviceConnectDefaults"),
    ...providerDifferences(cluster, request),
    ...tagsUnmet(cluster?.tags, tags, "/tags"),
  ];
}

function providerDifferences(cluster: Cluster | undefined, request: CreateClusterRequest): Difference[] {
  const { capacityProviders, defaultCapacityProviderStrategy } = request;
  return [
    ...(capacityProviders ? unmet(cluster?.capacityProviders?.toSorted(), capacityProviders.toSorted(), "/capacityProviders") : []),
    ...unmet(cluster?.defaultCapacityProviderStrategy, defaultCapacityProviderStrategy, "/defaultCapacityProviderStrategy"),
  ];
}
