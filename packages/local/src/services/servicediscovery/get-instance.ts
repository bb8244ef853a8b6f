import { parseArn } from "@stowage/model";
import type { GetInstanceRequest, GetInstanceResponse } from "@stowage/model/servicediscovery";
import { operation, type Operation } from "../operation.js";
import { requireInstance } from "./instances.js";
import { requireDiscoveryService } from "./services.js";

export const getInstance: Operation<GetInstanceRequest, GetInstanceResponse> = operation("GetInstance", (call) => {
  const service = requireDiscoveryService(call, call.input.ServiceId);
  const row = requireInstance(call, service, call.input.InstanceId);
  const account = parseArn(service.arn)?.account;
  return {
    output: {
      ResourceOwner: account,
      Instance: { Id: row.instanceId, CreatorRequestId: row.creatorRequestId, Attributes: row.attributes, CreatedByAccount: account },
    },
  };
});
