import type { DeleteServiceAttributesRequest, DeleteServiceAttributesResponse } from "@stowage/model/servicediscovery";
import { operation, type Operation } from "../operation.js";
import { requireDiscoveryService } from "./services.js";

export const deleteServiceAttributes: Operation<DeleteServiceAttributesRequest, DeleteServiceAttributesResponse> = operation(
  "DeleteServiceAttributes",
  (call) => {
    const service = requireDiscoveryService(call, call.input.ServiceId);
    const attributes = Object.fromEntries(
      Object.entries(service.attributes ?? {}).filter(([name]) => !call.input.Attributes.includes(name)),
    );
    return {
      output: {},
      commands: [{ op: "patch", table: "discoveryServices", key: service.id, row: { attributes }, why: "DeleteServiceAttributes" }],
    };
  },
);
