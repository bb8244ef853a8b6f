import type { DeregisterContainerInstanceRequest, DeregisterContainerInstanceResponse } from "@stowage/model/ecs";
import { stopTask } from "../../control/index.js";
import { operation, type Operation } from "../operation.js";
import { dropTags } from "../tags.js";
import { containerInstanceOutput } from "./container-instance-output.js";
import { findInstance, requireCluster } from "./refs.js";
import { invalidParameter } from "./refuse.js";

/** Refused while tasks run on it, unless forced: then they end, and services replace theirs elsewhere. */
export const deregisterContainerInstance: Operation<DeregisterContainerInstanceRequest, DeregisterContainerInstanceResponse> = operation(
  "DeregisterContainerInstance",
  (call) => {
    const { input, view, now } = call;
    const row = findInstance(call, requireCluster(call, input.cluster), input.containerInstance);
    if (row === undefined) return invalidParameter("Container instance not found.");
    const tasks = [...view.tasksOnInstance(row.arn)];
    if (tasks.length > 0 && input.force !== true) invalidParameter("Found running tasks on the instance.");
    const change = { status: "INACTIVE", agentConnected: false, version: row.version + 1 } as const;
    // The sentence is AWS's; which stop code goes with it is not documented.
    const why = { stopCode: "UserInitiated", stoppedReason: "Container instance deregistration forced by user" } as const;
    return {
      output: { containerInstance: containerInstanceOutput(view, { ...row, ...change }) },
      commands: [
        { op: "patch", table: "containerInstances", key: row.arn, row: change, why: "DeregisterContainerInstance" },
        ...tasks.flatMap((task) => stopTask(task, why, now)),
        ...dropTags(view, row.arn),
      ],
    };
  },
);
