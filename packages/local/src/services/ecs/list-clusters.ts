import { ecsArn } from "@stowage/model";
import type { ListClustersRequest, ListClustersResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { ecsPage, page } from "../page.js";
import { rowsOf } from "../rows-of.js";

export const listClusters: Operation<ListClustersRequest, ListClustersResponse> = operation("ListClusters", ({ input, view, place }) => {
  const arns = rowsOf(view, "clusters", ecsArn.cluster(place, ""))
    .filter((row) => row.status === "ACTIVE")
    .map((row) => row.arn);
  const { items, ...rest } = page(arns, (arn) => arn, { size: input.maxResults, token: input.nextToken }, ecsPage(100, 100));
  return { output: { clusterArns: items, ...rest } };
});
