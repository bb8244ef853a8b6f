import { ecsArn } from "@stowage/model";
import type { DeleteCapacityProviderRequest, DeleteCapacityProviderResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { rowsOf } from "../rows-of.js";
import { dropTags } from "../tags.js";
import { capacityProviderOutput } from "./capacity-provider-output.js";
import { requireOwnProvider } from "./find-capacity-provider.js";
import { clientError } from "./refuse.js";

/** Only one that no cluster is associated with goes; its Auto Scaling group is somebody else's. */
export const deleteCapacityProvider: Operation<DeleteCapacityProviderRequest, DeleteCapacityProviderResponse> = operation(
  "DeleteCapacityProvider",
  (call) => {
    const { view, place } = call;
    const row = requireOwnProvider(call, call.input.capacityProvider);
    const clusters = rowsOf(view, "clusters", ecsArn.cluster(place, ""));
    if (clusters.some((cluster) => cluster.status === "ACTIVE" && cluster.capacityProviders.includes(row.name))) {
      clientError("The specified capacity provider is in use and cannot be removed.");
    }
    return {
      output: { capacityProvider: { ...capacityProviderOutput(row), status: "INACTIVE", updateStatus: "DELETE_COMPLETE" } },
      commands: [{ op: "delete", table: "capacityProviders", key: row.arn, why: "DeleteCapacityProvider" }, ...dropTags(view, row.arn)],
    };
  },
);
