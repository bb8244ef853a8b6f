import type { DeleteExpressGatewayServiceRequest, DeleteExpressGatewayServiceResponse } from "@stowage/model/ecs";
import { AwsException } from "../aws-exception.js";
import { deregisterScalableTarget } from "../application-autoscaling/deregister-scalable-target.js";
import { targetKey } from "../application-autoscaling/scalable-targets.js";
import { operation, type Operation } from "../operation.js";
import { staged } from "../staged.js";
import { deleteService } from "./delete-service.js";
import { expressOutput } from "./express-output.js";
import { scalableTarget } from "./express-scaling.js";
import { requireExpress } from "./require-express.js";

/** The service drains whatever its count, and its scaling goes; cluster and task definitions stay. */
export const deleteExpressGatewayService: Operation<DeleteExpressGatewayServiceRequest, DeleteExpressGatewayServiceResponse> = operation(
  "DeleteExpressGatewayService",
  (call) => {
    const { input, view, place } = call;
    const { service, express } = requireExpress(call, input.serviceArn, "ServiceNotFoundException");
    if (service.status !== "ACTIVE") throw new AwsException("ServiceNotActiveException", "Service was not ACTIVE.");
    const steps = staged(call);
    const target = scalableTarget(service.arn);
    if (view.get("scalableTargets", targetKey(place, target))) steps.run(deregisterScalableTarget, target);
    steps.run(deleteService, { cluster: service.clusterArn, service: service.arn, force: true });
    return { output: { service: expressOutput(view, { ...service, status: "DRAINING" }, express) }, commands: steps.commands };
  },
);
