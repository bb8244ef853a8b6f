import type { DiscoverInstancesRevisionRequest, DiscoverInstancesRevisionResponse } from "@stowage/model/servicediscovery";
import { operation, type Operation } from "../operation.js";
import { discoveredService } from "./discovered-service.js";

export const discoverInstancesRevision: Operation<DiscoverInstancesRevisionRequest, DiscoverInstancesRevisionResponse> = operation(
  "DiscoverInstancesRevision",
  (call) => ({ output: { InstancesRevision: discoveredService(call).service.revision } }),
);
