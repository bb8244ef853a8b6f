import type { ExecuteCommandRequest, ExecuteCommandResponse } from "@stowage/model/ecs";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { findTask, requireCluster } from "./refs.js";
import { invalidParameter } from "./refuse.js";

/**
 * A session for a command in a container whose agent runs. The engine answers at its address, in Session Manager's protocol, and says there
 * that it starts no command: none may come from an AWS call. Source of the texts: what clients of ECS Exec report; those of missing members
 * are not documented.
 */
export const executeCommand: Operation<ExecuteCommandRequest, ExecuteCommandResponse> = operation("ExecuteCommand", (call) => {
  const { input, view, random } = call;
  const cluster = requireCluster(call, input.cluster);
  const task = findTask(call, cluster, input.task);
  if (task === undefined) return invalidParameter("The referenced task was not found.");
  if (!input.interactive) invalidParameter("interactive must be true: Amazon ECS only supports initiating interactive sessions.");
  const { containers, enableExecuteCommand, containerInstanceArn } = task.spec;
  if (input.container === undefined && containers.length > 1) invalidParameter("The task has several containers: name one.");
  const container = containers.find(({ name }) => name === (input.container ?? containers[0]?.name));
  if (container === undefined) return invalidParameter(`The task has no container "${input.container ?? ""}".`);
  if (!enableExecuteCommand || task.status.containers[container.name]?.lastStatus !== "RUNNING") {
    invalidParameter(
      "The execute command failed because execute command was not enabled when the task was run or the execute command agent isn’t running. " +
        "Wait and try again or run a new task with execute command enabled and try again.",
    );
  }
  const instance = containerInstanceArn === undefined ? undefined : view.get("containerInstances", containerInstanceArn);
  if (task.status.desiredStatus === "STOPPED" || instance?.agentConnected === false) {
    throw new AwsException("TargetNotConnectedException", "The execute command failed due to an internal error. Try again later.");
  }
  const sessionId = `ecs-execute-command-${random.hex(17)}`;
  const door = (call.endpoint ?? "http://127.0.0.1").replace(/^http/, "ws");
  return {
    output: {
      clusterArn: cluster.arn,
      taskArn: task.arn,
      containerArn: container.arn,
      containerName: container.name,
      interactive: true,
      session: {
        sessionId,
        streamUrl: `${door}/_stowage/sessions/${sessionId}?role=publish_subscribe`,
        tokenValue: random.hex(64),
      },
    },
  };
});
