import type { AssociateGatewayWithClusterRequest, AssociateGatewayWithClusterResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { associationKey, requireGateway } from "./gateways.js";
import { requireCluster } from "./refs.js";
import { clientError } from "./refuse.js";

/** How many gateways a cluster has at most. Source: API Reference, AssociateGatewayWithCluster; 2026-11. */
const most = 5;

/** From now on services of the cluster can be reached through the gateway. */
export const associateGatewayWithCluster: Operation<AssociateGatewayWithClusterRequest, AssociateGatewayWithClusterResponse> = operation(
  "AssociateGatewayWithCluster",
  (call) => {
    const { input, view } = call;
    const gateway = requireGateway(call, input.gateway);
    const cluster = requireCluster(call, input.cluster);
    const key = associationKey(gateway.arn, cluster.arn);
    const row = { gatewayArn: gateway.arn, clusterArn: cluster.arn };
    const output = { ...row, status: "ACTIVE" } as const;
    if (view.get("gatewayAssociations", key)) return { output };
    const others = [...view.all("gatewayAssociations")].filter(([, { clusterArn }]) => clusterArn === cluster.arn);
    if (others.length >= most) clientError(`A cluster is associated with at most ${most} gateways.`);
    return { output, commands: [{ op: "put", table: "gatewayAssociations", key, row, why: "AssociateGatewayWithCluster" }] };
  },
);
