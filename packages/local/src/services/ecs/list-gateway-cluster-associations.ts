import type { ListGatewayClusterAssociationsRequest, ListGatewayClusterAssociationsResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { ecsPage, page } from "../page.js";
import { rowsOf } from "../rows-of.js";
import { associationKey, gatewayArn } from "./gateways.js";
import { clusterArnOf } from "./refs.js";

/** Every association here is ACTIVE: one that ends is gone at once. */
export const listGatewayClusterAssociations: Operation<ListGatewayClusterAssociationsRequest, ListGatewayClusterAssociationsResponse> =
  operation("ListGatewayClusterAssociations", ({ input, view, place }) => {
    const gateway = input.gateway === undefined ? undefined : gatewayArn(place, input.gateway);
    const cluster = input.cluster === undefined ? undefined : clusterArnOf(place, input.cluster);
    const rows = rowsOf(view, "gatewayAssociations", gatewayArn(place, ""))
      .filter((row) => (gateway === undefined || row.gatewayArn === gateway) && (cluster === undefined || row.clusterArn === cluster))
      .filter(() => !input.status?.length || input.status.includes("ACTIVE"));
    const idOf = (row: (typeof rows)[number]): string => associationKey(row.gatewayArn, row.clusterArn);
    const { items, ...rest } = page(rows, idOf, { size: input.maxResults, token: input.nextToken }, ecsPage(100, 100));
    return { output: { gatewayClusterAssociations: items.map((row) => ({ ...row, status: "ACTIVE" as const })), ...rest } };
  });
