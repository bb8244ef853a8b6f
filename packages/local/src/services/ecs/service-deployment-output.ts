import type { ServiceDeployment, ServiceDeploymentStatus, ServiceRevisionSummary } from "@stowage/model/ecs";
import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import type { Output } from "../operation.js";
import { seconds } from "../seconds.js";
import { runningCount } from "./deployment-output.js";
import { revisionArn, serviceDeploymentArn } from "./service-revisions.js";

/** A deployment as DescribeServiceDeployments gives it. */
export function serviceDeploymentOutput(view: View, service: ServiceRow, row: DeploymentRow): Output<ServiceDeployment> {
  const earlier = view.deploymentsOf(service.arn).filter((other) => other.sequence < row.sequence);
  const status = statusOf(row);
  const breaker = service.deploymentConfiguration.deploymentCircuitBreaker?.enable === true;
  return {
    serviceDeploymentArn: serviceDeploymentArn(service, row),
    serviceArn: service.arn,
    clusterArn: service.clusterArn,
    createdAt: seconds(row.createdAt),
    startedAt: seconds(row.createdAt),
    ...(status === "SUCCESSFUL" && { finishedAt: seconds(row.updatedAt) }),
    ...(status === "STOPPED" && { stoppedAt: seconds(row.updatedAt) }),
    updatedAt: seconds(row.updatedAt),
    sourceServiceRevisions: earlier.map((other) => revisionSummary(view, service, other)),
    targetServiceRevision: revisionSummary(view, service, row),
    status,
    deploymentConfiguration: {
      ...service.deploymentConfiguration,
      alarms: service.deploymentConfiguration.alarms ?? { alarmNames: [], rollback: false, enable: false },
    },
    deploymentCircuitBreaker: {
      status: !breaker
        ? "DISABLED"
        : row.rolloutState === "FAILED"
          ? "TRIGGERED"
          : status === "IN_PROGRESS"
            ? "MONITORING"
            : "MONITORING_COMPLETE",
      failureCount: row.failedTasks,
    },
    alarms: { status: "DISABLED" },
  };
}

function revisionSummary(view: View, service: ServiceRow, row: DeploymentRow): Output<ServiceRevisionSummary> {
  return {
    arn: revisionArn(service, row),
    requestedTaskCount: row.desiredCount ?? service.desiredCount,
    runningTaskCount: runningCount(view, row.id),
    pendingTaskCount: view.countTasks(row.id, "pending"),
  };
}

/** One that a newer deployment has replaced was stopped, unless it had ended before. */
function statusOf(row: DeploymentRow): ServiceDeploymentStatus {
  if (row.rolloutState === "COMPLETED") return "SUCCESSFUL";
  return row.status === "PRIMARY" && row.rolloutState === "IN_PROGRESS" ? "IN_PROGRESS" : "STOPPED";
}
