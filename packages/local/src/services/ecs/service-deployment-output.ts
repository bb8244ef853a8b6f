import type {
  DeploymentLifecycleHookDetail,
  ServiceDeployment,
  ServiceDeploymentCircuitBreaker,
  ServiceRevisionSummary,
} from "@stowage/model/ecs";
import { revisionArn } from "../../control/deployments/arns.js";
import { hasEnded } from "../../control/deployments/record.js";
import { strategyOf } from "../../control/deployments/strategy-of.js";
import { targetDesired } from "../../control/deployments/target-desired.js";
import { failureThreshold } from "../../control/service/circuit-breaker.js";
import type { ServiceRow } from "../../state/rows.js";
import type { ServiceDeploymentRow } from "../../state/service-deployment-row.js";
import type { View } from "../../state/view.js";
import type { Output } from "../operation.js";
import { seconds } from "../seconds.js";
import { runningCount } from "./deployment-output.js";

/** A service deployment as DescribeServiceDeployments gives it. */
export function serviceDeploymentOutput(view: View, service: ServiceRow, row: ServiceDeploymentRow): Output<ServiceDeployment> {
  const { stage, rollback, startedAt, finishedAt, stoppedAt, statusReason, configuration } = row;
  const shifts = stage && strategyOf(row) !== "ROLLING" ? stage : undefined;
  return {
    serviceDeploymentArn: row.arn,
    serviceArn: service.arn,
    clusterArn: service.clusterArn,
    createdAt: seconds(row.createdAt),
    ...(startedAt !== undefined && { startedAt: seconds(startedAt) }),
    ...(finishedAt !== undefined && { finishedAt: seconds(finishedAt) }),
    ...(stoppedAt !== undefined && { stoppedAt: seconds(stoppedAt) }),
    updatedAt: seconds(row.updatedAt),
    sourceServiceRevisions: row.sources.map((id, i) => ({
      ...summary(view, service, id),
      ...(shifts &&
        i === 0 && { requestedTestTrafficWeight: 100 - shifts.test, requestedProductionTrafficWeight: 100 - shifts.production }),
    })),
    targetServiceRevision: {
      ...summary(view, service, row.deploymentId),
      ...(shifts && { requestedTestTrafficWeight: shifts.test, requestedProductionTrafficWeight: shifts.production }),
    },
    status: row.status,
    ...(statusReason !== undefined && { statusReason }),
    // The API's enum has no PRE_PRODUCTION_TRAFFIC_SHIFT, in which only hooks run: what is shown then is our choice.
    ...(stage && { lifecycleStage: stage.name === "PRE_PRODUCTION_TRAFFIC_SHIFT" ? "PRODUCTION_TRAFFIC_SHIFT" : stage.name }),
    ...(stage && stage.hooks.length > 0 && { lifecycleHookDetails: stage.hooks.map(hookOutput) }),
    deploymentConfiguration: { ...configuration, alarms: configuration.alarms ?? { alarmNames: [], rollback: false, enable: false } },
    ...(rollback && {
      rollback: {
        reason: rollback.reason,
        startedAt: seconds(rollback.startedAt),
        serviceRevisionArn: revisionArn(service, { id: rollback.deploymentId }),
      },
    }),
    deploymentCircuitBreaker: breakerOutput(view, service, row),
    alarms: {
      status: row.alarms?.status ?? "DISABLED",
      ...(configuration.alarms?.enable && { alarmNames: configuration.alarms.alarmNames }),
      ...(row.alarms && row.alarms.triggered.length > 0 && { triggeredAlarmNames: row.alarms.triggered }),
    },
  };
}

function hookOutput(hook: NonNullable<ServiceDeploymentRow["stage"]>["hooks"][number]): Output<DeploymentLifecycleHookDetail> {
  const { id, targetType, targetArn, status, expiresAt, timeoutAction } = hook;
  return { hookId: id, targetType, targetArn, status, expiresAt: seconds(expiresAt), timeoutAction };
}

function breakerOutput(view: View, service: ServiceRow, row: ServiceDeploymentRow): Output<ServiceDeploymentCircuitBreaker> {
  const ended = hasEnded(row.status);
  const enabled = (ended ? row.configuration : service.deploymentConfiguration).deploymentCircuitBreaker?.enable === true;
  if (!enabled) return { status: "DISABLED" };
  const failureCount = row.failures?.count ?? view.get("deployments", row.deploymentId)?.failedTasks ?? 0;
  const threshold = row.failures?.threshold ?? failureThreshold(service.deploymentConfiguration, service.desiredCount);
  return { status: row.breakerTriggered ? "TRIGGERED" : ended ? "MONITORING_COMPLETE" : "MONITORING", failureCount, threshold };
}

function summary(view: View, service: ServiceRow, id: string): Output<ServiceRevisionSummary> {
  const deployment = view.get("deployments", id);
  return {
    arn: revisionArn(service, { id }),
    requestedTaskCount: deployment ? targetDesired(view, service, deployment) : 0,
    runningTaskCount: runningCount(view, id),
    pendingTaskCount: view.countTasks(id, "pending"),
  };
}
