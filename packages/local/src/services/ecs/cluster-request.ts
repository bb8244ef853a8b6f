import type { CreateClusterRequest } from "@stowage/model/ecs";
import type { ClusterRow } from "../../state/rows.js";

/** A cluster as the rules know clusters. */
export function clusterRequest({
  name,
  capacityProviders,
  defaultCapacityProviderStrategy,
  serviceConnectNamespace,
}: ClusterRow): CreateClusterRequest {
  return {
    clusterName: name,
    capacityProviders: [...capacityProviders],
    defaultCapacityProviderStrategy: [...defaultCapacityProviderStrategy],
    ...(serviceConnectNamespace !== undefined && { serviceConnectDefaults: { namespace: serviceConnectNamespace } }),
  };
}
