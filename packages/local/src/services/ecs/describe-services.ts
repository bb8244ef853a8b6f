import type { DescribeServicesRequest, DescribeServicesResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { tagsOf } from "../tags.js";
import { describeEach, oneToMost } from "./describe-each.js";
import { requireCluster, serviceArnOf } from "./refs.js";
import { serviceOutput } from "./service-output.js";

/** DRAINING and INACTIVE services are described too, as long as they are remembered. */
export const describeServices: Operation<DescribeServicesRequest, DescribeServicesResponse> = operation("DescribeServices", (call) => {
  const { input, view, place } = call;
  const cluster = requireCluster(call, input.cluster);
  oneToMost(input.services, 10, "Services");
  const withTags = input.include?.includes("TAGS") === true;
  const { found, failures } = describeEach(
    input.services.map((service) => serviceArnOf(place, cluster, service)),
    (arn) => {
      const row = view.get("services", arn);
      return row?.clusterArn === cluster.arn ? row : undefined;
    },
  );
  return {
    output: { services: found.map((row) => ({ ...serviceOutput(view, row), ...(withTags && { tags: tagsOf(view, row.arn) }) })), failures },
  };
});
