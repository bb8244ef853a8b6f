import type { DiscoverPollEndpointRequest, DiscoverPollEndpointResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { findInstance, requireCluster } from "./refs.js";
import { invalidParameter } from "./refuse.js";

/**
 * Where an agent reports to: the engine itself, which answers Submit…StateChange there. It has nothing for an agent to poll: what is to run
 * is read by ListTasks.
 */
export const discoverPollEndpoint: Operation<DiscoverPollEndpointRequest, DiscoverPollEndpointResponse> = operation(
  "DiscoverPollEndpoint",
  (call) => {
    const { cluster, containerInstance } = call.input;
    // An agent that has not registered yet names neither.
    if (containerInstance !== undefined && findInstance(call, requireCluster(call, cluster), containerInstance) === undefined) {
      return invalidParameter("Container instance not found.");
    }
    const endpoint = `${call.endpoint ?? "http://127.0.0.1"}/`;
    return { output: { endpoint, telemetryEndpoint: endpoint, serviceConnectEndpoint: endpoint } };
  },
);
