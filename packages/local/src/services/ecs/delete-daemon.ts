import type { DeleteDaemonRequest, DeleteDaemonResponse } from "@stowage/model/ecs";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { seconds } from "../seconds.js";
import { requireDaemon } from "./daemons.js";

/** Its tasks stop, and it is gone with the last of them. */
export const deleteDaemon: Operation<DeleteDaemonRequest, DeleteDaemonResponse> = operation("DeleteDaemon", (call) => {
  const { input, now } = call;
  const { arn, status, createdAt, deploymentArn } = requireDaemon(call, input.daemonArn);
  if (status !== "ACTIVE") throw new AwsException("DaemonNotActiveException", "The specified daemon is not active.");
  const change = { status: "DELETE_IN_PROGRESS", updatedAt: now } as const;
  return {
    output: { daemonArn: arn, status: change.status, createdAt: seconds(createdAt), updatedAt: seconds(now), deploymentArn },
    commands: [{ op: "patch", table: "daemons", key: arn, row: change, why: "DeleteDaemon" }],
  };
});
