import type { UpdateDaemonRequest, UpdateDaemonResponse } from "@stowage/model/ecs";
import type { Command } from "../../control/index.js";
import { isUnderWay, wantedRevision } from "../../control/daemons/daemon-deployments.js";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { seconds } from "../seconds.js";
import { newDeployment, newRevision, requireDaemon } from "./daemons.js";
import { clientError } from "./refuse.js";

/** A new revision and its deployment; one that is under way stops. */
export const updateDaemon: Operation<UpdateDaemonRequest, UpdateDaemonResponse> = operation("UpdateDaemon", (call) => {
  const { input, view, now, random } = call;
  const row = requireDaemon(call, input.daemonArn);
  if (row.status !== "ACTIVE") throw new AwsException("DaemonNotActiveException", "The specified daemon is not active.");
  const cluster = view.get("clusters", row.clusterArn) ?? clientError("The daemon's cluster is gone.");
  const before = view.get("daemonDeployments", row.deploymentArn);
  const revision = newRevision(call, cluster, row.arn, input, now, random.split("revision"));
  const source = before && wantedRevision(before);
  const deployment = newDeployment(row, before, revision, source, input.deploymentConfiguration, now, random.split("deployment"));
  const why = "UpdateDaemon";
  const stopped = { status: "STOPPED", statusReason: "A newer daemon deployment has started.", stoppedAt: now } as const;
  const stops: readonly Command[] =
    before && isUnderWay(before) ? [{ op: "patch", table: "daemonDeployments", key: before.arn, row: stopped, why }] : [];
  return {
    output: {
      daemonArn: row.arn,
      status: row.status,
      createdAt: seconds(row.createdAt),
      updatedAt: seconds(now),
      deploymentArn: deployment.arn,
    },
    commands: [
      ...stops,
      { op: "put", table: "daemonRevisions", key: revision.arn, row: revision, why },
      { op: "put", table: "daemonDeployments", key: deployment.arn, row: deployment, why },
      { op: "patch", table: "daemons", key: row.arn, row: { deploymentArn: deployment.arn, updatedAt: now }, why },
    ],
  };
});
