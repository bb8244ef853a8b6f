import type { ExecuteCommandRequest, ExecuteCommandResponse } from "@stowage/model/ecs";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { findTask, requireCluster } from "./refs.js";
import { invalidParameter } from "./refuse.js";

/** Nothing here holds a session open, so a container that could be entered on AWS answers as one whose agent is not connected. */
export const executeCommand: Operation<ExecuteCommandRequest, ExecuteCommandResponse> = operation(
  "ExecuteCommand",
  (call) => {
    const { input } = call;
    const task = findTask(call, requireCluster(call, input.cluster), input.task);
    if (task === undefined) return invalidParameter("The referenced task was not found.");
    const { containers, enableExecuteCommand } = task.spec;
    if (input.container === undefined && containers.length > 1) invalidParameter("The task has several containers: name one.");
    if (input.container !== undefined && !containers.some(({ name }) => name === input.container)) {
      invalidParameter(`The task has no container "${input.container}".`);
    }
    if (!enableExecuteCommand || task.status.lastStatus !== "RUNNING") {
      invalidParameter(
        "The execute command failed because execute command was not enabled when the task was run or the execute command agent isn’t running. " +
          "Wait and try again or run a new task with execute command enabled and try again.",
      );
    }
    throw new AwsException("TargetNotConnectedException", "The execute command failed due to an internal error. Try again later.");
  },
  { answeredOnly: "Nothing here holds a session open: an agent that could be reached on AWS answers as not connected." },
);
