import type { DeleteServiceRequest, DeleteServiceResponse } from "@stowage/model/ecs";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { tagsOf } from "../tags.js";
import { requireCluster, requireService } from "./refs.js";
import { invalidParameter } from "./refuse.js";
import { serviceOutput } from "./service-output.js";

/** A service drains, and is INACTIVE once its tasks are gone. One that is to have tasks needs `force`, unless it is a daemon. */
export const deleteService: Operation<DeleteServiceRequest, DeleteServiceResponse> = operation("DeleteService", (call) => {
  const { input, view } = call;
  const service = requireService(call, requireCluster(call, input.cluster), input.service);
  if (service.status === "INACTIVE") throw new AwsException("ServiceNotFoundException", "Service not found.");
  const tags = tagsOf(view, service.arn);
  if (service.status === "DRAINING") return { output: { service: { ...serviceOutput(view, service), tags } } };
  if (service.desiredCount > 0 && input.force !== true && service.schedulingStrategy === "REPLICA") {
    invalidParameter("The service cannot be stopped while it is scaled above 0.");
  }
  const change = { status: "DRAINING", desiredCount: 0 } as const;
  return {
    output: { service: { ...serviceOutput(view, { ...service, ...change }), tags } },
    commands: [{ op: "patch", table: "services", key: service.arn, row: change, why: "DeleteService" }],
  };
});
