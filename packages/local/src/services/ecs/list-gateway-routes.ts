import type { ListGatewayRoutesRequest, ListGatewayRoutesResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { ecsPage, page } from "../page.js";
import { requireGateway, routeOutput, routesOf } from "./gateways.js";
import { clusterArnOf } from "./refs.js";

/** Every route here is ACTIVE: it follows at once from the service's connectors. */
export const listGatewayRoutes: Operation<ListGatewayRoutesRequest, ListGatewayRoutesResponse> = operation("ListGatewayRoutes", (call) => {
  const { input, place } = call;
  const gateway = input.gateway === undefined ? undefined : requireGateway(call, input.gateway).arn;
  const cluster = input.cluster === undefined ? undefined : clusterArnOf(place, input.cluster);
  const { service, serviceContainerPortName: port } = input;
  const routes = routesOf(call)
    .filter((route) => (gateway === undefined || route.gateway.arn === gateway) && (cluster === undefined || route.clusterArn === cluster))
    .filter(({ serviceArn }) => service === undefined || serviceArn === service || serviceArn.split("/").at(-1) === service)
    .filter(({ portName }) => port === undefined || portName === port)
    .filter(() => !input.status?.length || input.status.includes("ACTIVE"));
  const { items, ...rest } = page(routes, (route) => route.arn, { size: input.maxResults, token: input.nextToken }, ecsPage(100, 100));
  return { output: { gatewayRoutes: items.map(routeOutput), ...rest } };
});
