import type { UpdateInstanceCustomHealthStatusRequest } from "@stowage/model/servicediscovery";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { instanceKey, requireInstance } from "./instances.js";
import { requireDiscoveryService } from "./services.js";

/** Holds at once; AWS applies it after about 30 seconds. */
export const updateInstanceCustomHealthStatus: Operation<UpdateInstanceCustomHealthStatusRequest, object> = operation(
  "UpdateInstanceCustomHealthStatus",
  (call) => {
    const service = requireDiscoveryService(call, call.input.ServiceId);
    const { instanceId } = requireInstance(call, service, call.input.InstanceId);
    if (service.healthCheckCustomConfig === undefined) {
      throw new AwsException("CustomHealthNotFound", `The service "${service.name}" has no HealthCheckCustomConfig.`);
    }
    const key = instanceKey(service.id, instanceId);
    return {
      output: {},
      commands: [{ op: "patch", table: "discoveryInstances", key, row: { health: call.input.Status }, why: "reported by the caller" }],
    };
  },
);
