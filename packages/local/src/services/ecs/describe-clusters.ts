import type { DescribeClustersRequest, DescribeClustersResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { clusterOutput } from "./cluster-output.js";
import { atMost, describeEach } from "./describe-each.js";
import { clusterArnOf } from "./refs.js";

/** Without names it describes the cluster `default`. A deleted cluster is described as INACTIVE. */
export const describeClusters: Operation<DescribeClustersRequest, DescribeClustersResponse> = operation(
  "DescribeClusters",
  ({ input, view, place }) => {
    const names = input.clusters === undefined || input.clusters.length === 0 ? ["default"] : input.clusters;
    atMost(names, 100, "Clusters");
    const { found, failures } = describeEach(
      names.map((name) => clusterArnOf(place, name)),
      (arn) => view.get("clusters", arn),
    );
    return { output: { clusters: found.map((row) => clusterOutput(view, row, input.include ?? [])), failures } };
  },
);
