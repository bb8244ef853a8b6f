import type { DeleteServiceRequest, DeleteServiceResponse } from "@stowage/model/servicediscovery";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { dropTags } from "../tags.js";
import { requireDiscoveryService } from "./services.js";

export const deleteService: Operation<DeleteServiceRequest, DeleteServiceResponse> = operation("DeleteService", (call) => {
  const service = requireDiscoveryService(call, call.input.Id);
  for (const { instanceId } of call.view.discoveryInstancesOf(service.id)) {
    throw new AwsException(
      "ResourceInUse",
      `The service "${service.name}" still has instances, "${instanceId}" for one. Deregister them first.`,
    );
  }
  return {
    output: {},
    commands: [{ op: "delete", table: "discoveryServices", key: service.id, why: "DeleteService" }, ...dropTags(call.view, service.arn)],
  };
});
