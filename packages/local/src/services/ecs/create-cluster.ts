import { ecsArn } from "@stowage/model";
import type { CreateClusterRequest, CreateClusterResponse } from "@stowage/model/ecs";
import type { ClusterRow } from "../../state/rows.js";
import { operation, type Operation } from "../operation.js";
import { replaceRow } from "../replace-row.js";
import { checkTags, newTags } from "../tags.js";
import { checkStrategy, requireProviders } from "./capacity-providers.js";
import { clusterNamespace } from "./cluster-namespace.js";
import { clusterOutput, wholeCluster } from "./cluster-output.js";
import { checkClusterSettings } from "./cluster-settings.js";
import { checkName } from "./refuse.js";

/** The name of an ACTIVE cluster gives that cluster back as it is: creating is idempotent by name alone. */
export const createCluster: Operation<CreateClusterRequest, CreateClusterResponse> = operation("CreateCluster", (call) => {
  const { input, view, place } = call;
  const name = checkName(input.clusterName ?? "default", "A cluster name");
  const arn = ecsArn.cluster(place, name);
  const existing = view.get("clusters", arn);
  if (existing?.status === "ACTIVE") return { output: { cluster: clusterOutput(view, existing, wholeCluster) } };

  const tags = checkTags(input.tags, "InvalidParameterException");
  const capacityProviders = requireProviders(call, input.capacityProviders ?? []);
  const defaults = input.serviceConnectDefaults;
  const namespace = defaults === undefined ? undefined : clusterNamespace(call, defaults.namespace);
  const row: ClusterRow = {
    arn,
    name,
    status: "ACTIVE",
    settings: checkClusterSettings(input.settings),
    configuration: input.configuration,
    capacityProviders,
    defaultCapacityProviderStrategy: checkStrategy(call, { capacityProviders }, input.defaultCapacityProviderStrategy ?? []),
    serviceConnectNamespace: namespace?.arn,
  };
  return {
    output: { cluster: { ...clusterOutput(view, row, wholeCluster), tags } },
    commands: [
      ...(namespace?.commands ?? []),
      ...replaceRow(view, "clusters", arn, row, "CreateCluster"),
      ...newTags(arn, tags, "CreateCluster"),
    ],
  };
});
