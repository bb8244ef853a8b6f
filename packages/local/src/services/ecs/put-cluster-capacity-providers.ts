import type { PutClusterCapacityProvidersRequest, PutClusterCapacityProvidersResponse } from "@stowage/model/ecs";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { checkStrategy, requireProviders } from "./capacity-providers.js";
import { clusterOutput, wholeCluster } from "./cluster-output.js";
import { servicesUse } from "./provider-use.js";
import { requireCluster } from "./refs.js";

/** Replaces both lists. A provider that a service uses, or the new default strategy, cannot be left out. */
export const putClusterCapacityProviders: Operation<PutClusterCapacityProvidersRequest, PutClusterCapacityProvidersResponse> = operation(
  "PutClusterCapacityProviders",
  (call) => {
    const { input, view } = call;
    const cluster = requireCluster(call, input.cluster);
    const capacityProviders = requireProviders(call, input.capacityProviders);
    for (const name of cluster.capacityProviders) {
      if (!capacityProviders.includes(name) && servicesUse(view, cluster, name)) {
        throw new AwsException("ResourceInUseException", "The specified capacity provider is in use and cannot be removed.");
      }
    }
    const row = {
      capacityProviders,
      defaultCapacityProviderStrategy: checkStrategy(call, { capacityProviders }, input.defaultCapacityProviderStrategy),
    };
    return {
      output: { cluster: clusterOutput(view, { ...cluster, ...row }, wholeCluster) },
      commands: [{ op: "patch", table: "clusters", key: cluster.arn, row, why: "PutClusterCapacityProviders" }],
    };
  },
);
