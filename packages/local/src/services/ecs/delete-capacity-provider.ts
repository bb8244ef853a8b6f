import { ecsArn } from "@stowage/model";
import type { DeleteCapacityProviderRequest, DeleteCapacityProviderResponse } from "@stowage/model/ecs";
import type { Command } from "../../control/index.js";
import type { CapacityProviderRow, ClusterRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { operation, type Operation } from "../operation.js";
import { rowsOf } from "../rows-of.js";
import { dropTags } from "../tags.js";
import { capacityProviderOutput } from "./capacity-provider-output.js";
import { requireOwnProvider } from "./find-capacity-provider.js";
import { hasInstances, servicesUse } from "./provider-use.js";
import { clientError } from "./refuse.js";

/**
 * Only one that no cluster is associated with goes; its Auto Scaling group is somebody else's. One of managed instances is its cluster's
 * from the beginning, and goes once nothing uses it and it has no instances (the latter is our choice: ECS takes them away meanwhile).
 */
export const deleteCapacityProvider: Operation<DeleteCapacityProviderRequest, DeleteCapacityProviderResponse> = operation(
  "DeleteCapacityProvider",
  (call) => {
    const { view, place } = call;
    const row = requireOwnProvider(call, call.input.capacityProvider);
    const clusters = rowsOf(view, "clusters", ecsArn.cluster(place, "")).filter(
      (cluster) => cluster.status === "ACTIVE" && cluster.capacityProviders.includes(row.name),
    );
    if (clusters.some((cluster) => isInUse(view, cluster, row))) {
      clientError("The specified capacity provider is in use and cannot be removed.");
    }
    const why = "DeleteCapacityProvider";
    return {
      output: { capacityProvider: { ...capacityProviderOutput(row), status: "INACTIVE", updateStatus: "DELETE_COMPLETE" } },
      commands: [
        ...clusters.map(({ arn, capacityProviders }): Command => ({
          op: "patch",
          table: "clusters",
          key: arn,
          row: { capacityProviders: capacityProviders.filter((name) => name !== row.name) },
          why,
        })),
        { op: "delete", table: "capacityProviders", key: row.arn, why },
        ...dropTags(view, row.arn),
      ],
    };
  },
);

function isInUse(view: View, cluster: ClusterRow, { name, clusterArn }: CapacityProviderRow): boolean {
  if (cluster.arn !== clusterArn) return true;
  const byDefault = cluster.defaultCapacityProviderStrategy.some(({ capacityProvider }) => capacityProvider === name);
  return byDefault || servicesUse(view, cluster, name) || hasInstances(view, cluster, name);
}
