import type { CapacityProvider, Cluster, CreateCapacityProviderRequest, CreateClusterRequest } from "@stowage/model/ecs";
import { schema } from "@stowage/model/ecs";
import { withoutBases } from "./created-service.js";
import { knownMembers } from "./known-members.js";

/** A described cluster as the request that creates it: without what only an answer has, and without what ECS fills in by itself. */
export function createdCluster(cluster: Cluster): CreateClusterRequest {
  const { settings, ...request } = knownMembers<CreateClusterRequest>(schema, "CreateClusterRequest", cluster);
  // A cluster that says nothing of Container Insights is described with them disabled.
  const plain = JSON.stringify(settings) === JSON.stringify([{ name: "containerInsights", value: "disabled" }]);
  const strategy = withoutBases(request.defaultCapacityProviderStrategy);
  return { ...request, ...(settings && !plain && { settings }), ...(strategy && { defaultCapacityProviderStrategy: strategy }) };
}

/** A described capacity provider as the request that creates it. */
export function createdCapacityProvider(provider: CapacityProvider): CreateCapacityProviderRequest {
  return knownMembers(schema, "CreateCapacityProviderRequest", provider);
}
