import type { DeregisterInstanceRequest, DeregisterInstanceResponse } from "@stowage/model/servicediscovery";
import { operation, type Operation } from "../operation.js";
import { instanceKey, requireInstance } from "./instances.js";
import { doneOperation } from "./operations-log.js";
import { requireDiscoveryService } from "./services.js";

export const deregisterInstance: Operation<DeregisterInstanceRequest, DeregisterInstanceResponse> = operation(
  "DeregisterInstance",
  (call) => {
    const service = requireDiscoveryService(call, call.input.ServiceId);
    const { instanceId } = requireInstance(call, service, call.input.InstanceId);
    const done = doneOperation(call, "DEREGISTER_INSTANCE", { SERVICE: service.id, INSTANCE: instanceId });
    return {
      output: { OperationId: done.id },
      commands: [
        { op: "delete", table: "discoveryInstances", key: instanceKey(service.id, instanceId), why: "DeregisterInstance" },
        { op: "patch", table: "discoveryServices", key: service.id, row: { revision: service.revision + 1 }, why: "its instances changed" },
        ...done.commands,
      ],
    };
  },
);
