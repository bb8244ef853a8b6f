import type { DescribeContainerInstancesRequest, DescribeContainerInstancesResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { tagsOf } from "../tags.js";
import { containerInstanceOutput } from "./container-instance-output.js";
import { describeEach, oneToMost } from "./describe-each.js";
import { instanceHealth } from "./instance-health.js";
import { instanceArnOf, requireCluster } from "./refs.js";

export const describeContainerInstances: Operation<DescribeContainerInstancesRequest, DescribeContainerInstancesResponse> = operation(
  "DescribeContainerInstances",
  (call) => {
    const { input, view, place } = call;
    const cluster = requireCluster(call, input.cluster);
    oneToMost(input.containerInstances, 100, "Container instances");
    const withHealth = input.include?.includes("CONTAINER_INSTANCE_HEALTH") === true;
    const withTags = input.include?.includes("TAGS") === true;
    const { found, failures } = describeEach(
      input.containerInstances.map((instance) => instanceArnOf(place, cluster, instance)),
      (arn) => {
        const row = view.get("containerInstances", arn);
        return row?.clusterArn === cluster.arn ? row : undefined;
      },
    );
    const containerInstances = found.map((row) => ({
      ...containerInstanceOutput(view, row),
      ...(withHealth && { healthStatus: instanceHealth(view, row) }),
      tags: withTags ? tagsOf(view, row.arn) : [],
    }));
    return { output: { containerInstances, failures } };
  },
);
