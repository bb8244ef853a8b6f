import type { ListGatewaysRequest, ListGatewaysResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { ecsPage, page } from "../page.js";
import { rowsOf } from "../rows-of.js";
import { seconds } from "../seconds.js";
import { gatewayArn } from "./gateways.js";

export const listGateways: Operation<ListGatewaysRequest, ListGatewaysResponse> = operation("ListGateways", ({ input, view, place }) => {
  const rows = rowsOf(view, "gateways", gatewayArn(place, ""))
    .filter(({ name }) => !input.names?.length || input.names.includes(name))
    .filter(({ status }) => !input.status?.length || input.status.includes(status));
  const { items, ...rest } = page(rows, ({ arn }) => arn, { size: input.maxResults, token: input.nextToken }, ecsPage(100, 100));
  const gateways = items.map(({ arn, name, status, createdAt }) => ({ gatewayArn: arn, name, status, createdAt: seconds(createdAt) }));
  return { output: { gateways, ...rest } };
});
