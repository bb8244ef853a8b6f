import type { UpdateContainerAgentRequest, UpdateContainerAgentResponse } from "@stowage/model/ecs";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { findInstance, requireCluster } from "./refs.js";
import { invalidParameter } from "./refuse.js";

/** Instances here have no agent of ours, so the newest one is what they have. */
export const updateContainerAgent: Operation<UpdateContainerAgentRequest, UpdateContainerAgentResponse> = operation(
  "UpdateContainerAgent",
  (call) => {
    const row = findInstance(call, requireCluster(call, call.input.cluster), call.input.containerInstance);
    if (row === undefined) return invalidParameter("Container instance not found.");
    if (row.versionInfo?.agentVersion === undefined) {
      throw new AwsException("MissingVersionException", "The version of the instance's agent is not known.");
    }
    throw new AwsException("NoUpdateAvailableException", "There is no update available for your container agent.");
  },
  { answeredOnly: "Instances here have no agent of ours to be updated; the newest one is what they have." },
);
