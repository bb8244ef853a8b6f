import type { GetServiceRequest, GetServiceResponse } from "@stowage/model/servicediscovery";
import { operation, type Operation } from "../operation.js";
import { wholeService } from "./create-service.js";
import { requireDiscoveryService } from "./services.js";

export const getService: Operation<GetServiceRequest, GetServiceResponse> = operation("GetService", (call) => ({
  output: { Service: wholeService(call.view, requireDiscoveryService(call, call.input.Id)) },
}));
