import type { UpdateServiceAttributesRequest, UpdateServiceAttributesResponse } from "@stowage/model/servicediscovery";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { requireDiscoveryService } from "./services.js";

/** Source: API Reference, UpdateServiceAttributes (at most 30 attributes); 2026-08. */
const most = 30;

export const updateServiceAttributes: Operation<UpdateServiceAttributesRequest, UpdateServiceAttributesResponse> = operation(
  "UpdateServiceAttributes",
  (call) => {
    const service = requireDiscoveryService(call, call.input.ServiceId);
    const attributes = { ...service.attributes, ...call.input.Attributes };
    if (Object.keys(attributes).length > most) {
      throw new AwsException("ServiceAttributesLimitExceededException", `A service has at most ${most} attributes.`);
    }
    return {
      output: {},
      commands: [{ op: "patch", table: "discoveryServices", key: service.id, row: { attributes }, why: "UpdateServiceAttributes" }],
    };
  },
);
