import type { CapacityProviderStrategyItem, CreateClusterRequest, CreateServiceRequest, RunTaskRequest } from "@stowage/model/ecs";
import type { SubjectName } from "./rule.js";

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
