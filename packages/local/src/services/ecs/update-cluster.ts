import type { UpdateClusterRequest, UpdateClusterResponse } from "@stowage/model/ecs";
import type { ClusterRow } from "../../state/rows.js";
import { operation, type Operation } from "../operation.js";
import { clusterNamespace } from "./cluster-namespace.js";
import { clusterOutput, wholeCluster } from "./cluster-output.js";
import { checkClusterSettings } from "./cluster-settings.js";
import { requireCluster } from "./refs.js";

/** Changes what is given and leaves the rest. An empty namespace takes the default away (API Reference, ClusterServiceConnectDefaultsRequest). */
export const updateCluster: Operation<UpdateClusterRequest, UpdateClusterResponse> = operation("UpdateCluster", (call) => {
  const { input, view } = call;
  const cluster = requireCluster(call, input.cluster);
  const reference = input.serviceConnectDefaults?.namespace;
  const namespace = reference === undefined || reference === "" ? undefined : clusterNamespace(call, reference);
  const change: Partial<ClusterRow> = {
    ...(input.settings && { settings: checkClusterSettings(input.settings) }),
    ...(input.configuration && { configuration: input.configuration }),
    ...(reference !== undefined && { serviceConnectNamespace: namespace?.arn }),
  };
  return {
    output: { cluster: clusterOutput(view, { ...cluster, ...change }, wholeCluster) },
    commands: [...(namespace?.commands ?? []), { op: "patch", table: "clusters", key: cluster.arn, row: change, why: "UpdateCluster" }],
  };
});
