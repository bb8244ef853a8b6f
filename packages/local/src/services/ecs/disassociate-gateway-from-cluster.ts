import type { DisassociateGatewayFromClusterRequest, DisassociateGatewayFromClusterResponse } from "@stowage/model/ecs";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { associationKey, requireGateway } from "./gateways.js";
import { requireCluster } from "./refs.js";

/** The routes between the two go with it. */
export const disassociateGatewayFromCluster: Operation<DisassociateGatewayFromClusterRequest, DisassociateGatewayFromClusterResponse> =
  operation("DisassociateGatewayFromCluster", (call) => {
    const { input, view } = call;
    const gateway = requireGateway(call, input.gateway);
    const cluster = requireCluster(call, input.cluster);
    const key = associationKey(gateway.arn, cluster.arn);
    if (!view.get("gatewayAssociations", key)) {
      throw new AwsException("ResourceNotFoundException", "The gateway is not associated with the cluster.");
    }
    return {
      output: { gatewayArn: gateway.arn, clusterArn: cluster.arn, status: "INACTIVE" },
      commands: [{ op: "delete", table: "gatewayAssociations", key, why: "DisassociateGatewayFromCluster" }],
    };
  });
