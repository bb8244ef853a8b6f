import type { CapacityProviderStrategyItem, CreateClusterRequest, CreateServiceRequest, RunTaskRequest } from "@stowage/model/ecs";
import { namesOf } from "./containers.js";
import type { Names } from "./containers.js";
import type { Context, SubjectName } from "./rule.js";

/** The strategy of a request, and the member that it stands in: a cluster's is its default one. */
export function strategyIn(
  subject: CreateServiceRequest | RunTaskRequest | CreateClusterRequest,
  on: SubjectName,
): readonly [member: string, items: readonly CapacityProviderStrategyItem[]] {
  const cluster = on === "cluster";
  const items = cluster
    ? (subject as CreateClusterRequest).defaultCapacityProviderStrategy
    : (subject as RunTaskRequest).capacityProviderStrategy;
  return [cluster ? "defaultCapacityProviderStrategy" : "capacityProviderStrategy", items ?? []];
}

/** The capacity providers of a cluster: those it names, and those of Managed Instances that name it, which belong to it from the start. */
export function providersOf(cluster: CreateClusterRequest, providers: Context["capacityProviders"]): Names {
  const { clusterName = "default", capacityProviders = [] } = cluster;
  const belonging = Object.values(providers ?? {}).filter((provider) => provider.cluster?.split("/").at(-1) === clusterName);
  return namesOf([...capacityProviders, ...belonging.map(({ name }) => name)]);
}
