import type { GetInstancesHealthStatusRequest, GetInstancesHealthStatusResponse } from "@stowage/model/servicediscovery";
import { operation, type Operation } from "../operation.js";
import { healthOf, requireInstance, sortedInstances } from "./instances.js";
import { discoveryPage } from "./pages.js";
import { requireDiscoveryService } from "./services.js";

export const getInstancesHealthStatus: Operation<GetInstancesHealthStatusRequest, GetInstancesHealthStatusResponse> = operation(
  "GetInstancesHealthStatus",
  (call) => {
    const service = requireDiscoveryService(call, call.input.ServiceId);
    const named = call.input.Instances?.map((id) => requireInstance(call, service, id));
    const rows = named?.toSorted((a, b) => (a.instanceId < b.instanceId ? -1 : 1)) ?? sortedInstances(call.view, service.id);
    const { items, rest } = discoveryPage(rows, (row) => row.instanceId, call.input);
    return { output: { Status: Object.fromEntries(items.map((row) => [row.instanceId, healthOf(service, row)])), ...rest } };
  },
);
