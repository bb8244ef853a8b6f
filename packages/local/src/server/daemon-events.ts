import type { DaemonDeploymentRow } from "../state/daemon-rows.js";
import type { TaskStatusRow } from "../state/rows.js";
import type { View } from "../state/view.js";

/** What EventBridge is told of a daemon; times in milliseconds. Source: Amazon ECS Developer Guide, "Daemon events". */
export interface DaemonEvent {
  readonly resource: string;
  readonly detail: { readonly [member: string]: unknown };
}

/** A daemon's deployment has another status. */
export function daemonDeploymentEvent(row: DaemonDeploymentRow, old: DaemonDeploymentRow | undefined): DaemonEvent | undefined {
  if (row.status === old?.status) return undefined;
  const { arn, daemonArn, clusterArn, target, status } = row;
  const eventType = status === "ROLLBACK_FAILED" ? "ERROR" : "INFO";
  const eventName = `DAEMON_DEPLOYMENT_${status}`;
  return {
    resource: daemonArn,
    detail: { eventType, eventName, clusterArn, daemonArn, daemonDeploymentArn: arn, targetDaemonRevisionArn: target },
  };
}

/** A daemon's task has ended before it was RUNNING. */
export function daemonTaskEvent(view: View, taskArn: string, row: TaskStatusRow, old: TaskStatusRow | undefined): DaemonEvent | undefined {
  const ended = row.stopCode === "TaskFailedToStart" || row.stopCode === "EssentialContainerExited";
  if (!ended || row.startedAt !== undefined || old?.stopCode !== undefined) return undefined;
  const spec = view.get("taskSpecs", taskArn);
  const revision = spec?.deploymentId === undefined ? undefined : view.get("daemonRevisions", spec.deploymentId);
  if (!spec || !revision) return undefined;
  const { clusterArn, containerInstanceArn, capacityProviderName } = spec;
  return {
    resource: taskArn,
    detail: {
      eventType: "WARNING",
      eventName: "DAEMON_TASK_START_IMPAIRED",
      clusterArn,
      containerInstanceArn,
      taskArn,
      daemonRevisionArn: revision.arn,
      capacityProviderName,
      daemonArn: revision.daemonArn,
      daemonTaskDefinitionArn: revision.taskDefinitionArn,
      failureType: "TASK_FAILED_TO_RUN",
      reason: `Task failed to reach RUNNING status: ${row.stoppedReason ?? row.stopCode}`,
    },
  };
}
