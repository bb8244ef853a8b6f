import type { UpdateClusterSettingsRequest, UpdateClusterSettingsResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { clusterOutput, wholeCluster } from "./cluster-output.js";
import { checkClusterSettings } from "./cluster-settings.js";
import { requireCluster } from "./refs.js";

export const updateClusterSettings: Operation<UpdateClusterSettingsRequest, UpdateClusterSettingsResponse> = operation(
  "UpdateClusterSettings",
  (call) => {
    const cluster = requireCluster(call, call.input.cluster);
    const settings = checkClusterSettings(call.input.settings);
    return {
      output: { cluster: clusterOutput(call.view, { ...cluster, settings }, wholeCluster) },
      commands: [{ op: "patch", table: "clusters", key: cluster.arn, row: { settings }, why: "UpdateClusterSettings" }],
    };
  },
);
