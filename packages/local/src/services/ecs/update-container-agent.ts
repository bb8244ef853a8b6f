import type { UpdateContainerAgentRequest, UpdateContainerAgentResponse } from "@stowage/model/ecs";
import { isOutdated } from "../../control/capacity/container-agent.js";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { containerInstanceOutput } from "./container-instance-output.js";
import { findInstance, requireCluster } from "./refs.js";
import { invalidParameter } from "./refuse.js";

/** Brings an instance's agent up to date: from PENDING on it goes its way by itself. Sentences without a source are not documented. */
export const updateContainerAgent: Operation<UpdateContainerAgentRequest, UpdateContainerAgentResponse> = operation(
  "UpdateContainerAgent",
  (call) => {
    const { input, view, now } = call;
    const row = findInstance(call, requireCluster(call, input.cluster), input.containerInstance);
    if (row === undefined || row.status === "INACTIVE") return invalidParameter("Container instance not found.");
    if (row.attributes.some(({ name }) => name === "ecs.capability.external")) {
      throw new AwsException("ClientException", "The agent of an external instance is not updated by Amazon ECS.");
    }
    const version = row.versionInfo?.agentVersion;
    if (version === undefined) throw new AwsException("MissingVersionException", "The version of the instance's agent is not known.");
    const { status } = row.agentUpdate ?? {};
    if (status !== undefined && status !== "UPDATED" && status !== "FAILED") {
      throw new AwsException("UpdateInProgressException", "There is already a current Amazon ECS container agent update in progress.");
    }
    if (!isOutdated(version)) {
      throw new AwsException("NoUpdateAvailableException", "There is no update available for your container agent.");
    }
    const change = { agentUpdate: { status: "PENDING", since: now }, version: row.version + 1 } as const;
    return {
      output: { containerInstance: containerInstanceOutput(view, { ...row, ...change }) },
      commands: [{ op: "patch", table: "containerInstances", key: row.arn, row: change, why: "UpdateContainerAgent" }],
    };
  },
);
