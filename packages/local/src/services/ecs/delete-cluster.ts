import { ecsArn } from "@stowage/model";
import type { DeleteClusterRequest, DeleteClusterResponse } from "@stowage/model/ecs";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { rowsOf } from "../rows-of.js";
import { dropTags } from "../tags.js";
import { clusterOutput, wholeCluster } from "./cluster-output.js";
import { requireCluster } from "./refs.js";

/**
 * Refused while the cluster holds anything, a capacity provider of its own (managed instances) included. The order of the checks is not
 * documented; the sentences are AWS's, the last one by analogy.
 */
export const deleteCluster: Operation<DeleteClusterRequest, DeleteClusterResponse> = operation("DeleteCluster", (call) => {
  const { view } = call;
  const cluster = requireCluster(call, call.input.cluster);
  const refuseIf = (holds: boolean, exception: string, what: string): void => {
    if (holds) throw new AwsException(exception, `The Cluster cannot be deleted while ${what}.`);
  };
  const instances = [...view.instancesOfCluster(cluster.arn)];
  refuseIf(
    instances.some((instance) => instance.status !== "INACTIVE"),
    "ClusterContainsContainerInstancesException",
    "Container Instances are active or draining",
  );
  const services = [...view.servicesOfCluster(cluster.arn)];
  refuseIf(
    services.some((service) => service.status !== "INACTIVE"),
    "ClusterContainsServicesException",
    "Services are active",
  );
  const tasks = [...view.tasksOfCluster(cluster.arn)];
  refuseIf(
    tasks.some((task) => task.status.lastStatus !== "STOPPED"),
    "ClusterContainsTasksException",
    "Tasks are active",
  );
  const providers = rowsOf(view, "capacityProviders", ecsArn.capacityProvider(call.place, ""));
  refuseIf(
    providers.some(({ clusterArn }) => clusterArn === cluster.arn),
    "ClusterContainsCapacityProviderException",
    "Capacity Providers are active",
  );
  return {
    output: { cluster: { ...clusterOutput(view, { ...cluster, status: "INACTIVE" }, wholeCluster) } },
    commands: [
      { op: "patch", table: "clusters", key: cluster.arn, row: { status: "INACTIVE" }, why: "DeleteCluster" },
      ...dropTags(view, cluster.arn),
    ],
  };
});
