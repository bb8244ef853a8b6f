import { parseArn } from "@stowage/model";
import type { GetServiceAttributesRequest, GetServiceAttributesResponse } from "@stowage/model/servicediscovery";
import { operation, type Operation } from "../operation.js";
import { requireDiscoveryService } from "./services.js";

export const getServiceAttributes: Operation<GetServiceAttributesRequest, GetServiceAttributesResponse> = operation(
  "GetServiceAttributes",
  (call) => {
    const service = requireDiscoveryService(call, call.input.ServiceId);
    const account = parseArn(service.arn)?.account;
    return { output: { ServiceAttributes: { ServiceArn: service.arn, ResourceOwner: account, Attributes: service.attributes ?? {} } } };
  },
);
