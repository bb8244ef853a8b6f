import type {
  DaemonDeployment,
  DaemonDeploymentRevisionDetail,
  DescribeDaemonDeploymentsRequest,
  DescribeDaemonDeploymentsResponse,
} from "@stowage/model/ecs";
import { FAILURE_THRESHOLD, isUnderWay } from "../../control/daemons/daemon-deployments.js";
import type { DaemonDeploymentRow } from "../../state/daemon-rows.js";
import type { View } from "../../state/view.js";
import { operation, type Operation, type Output } from "../operation.js";
import { seconds } from "../seconds.js";
import { daemonCounts, total } from "./daemon-counts.js";
import { describeEach, oneToMost } from "./describe-each.js";

export const describeDaemonDeployments: Operation<DescribeDaemonDeploymentsRequest, DescribeDaemonDeploymentsResponse> = operation(
  "DescribeDaemonDeployments",
  ({ input, view }) => {
    oneToMost(input.daemonDeploymentArns, 20, "Daemon deployments");
    const { found, failures } = describeEach(input.daemonDeploymentArns, (arn) => view.get("daemonDeployments", arn));
    return { output: { daemonDeployments: found.map((row) => deploymentOutput(view, row)), failures } };
  },
);

function deploymentOutput(view: View, row: DaemonDeploymentRow): Output<DaemonDeployment> {
  const { drainPercent, bakeTimeInMinutes, alarms, rollback } = row;
  const watching = isUnderWay(row) ? "MONITORING" : "MONITORING_COMPLETE";
  const source = row.source === undefined ? undefined : view.get("daemonRevisions", row.source);
  return {
    daemonDeploymentArn: row.arn,
    clusterArn: row.clusterArn,
    status: row.status,
    statusReason: row.statusReason,
    targetDaemonRevision: detail(view, row, row.target),
    sourceDaemonRevisions: row.source === undefined ? [] : [detail(view, row, row.source)],
    circuitBreaker: {
      failureCount: row.failures,
      threshold: FAILURE_THRESHOLD,
      status: row.failures >= FAILURE_THRESHOLD ? "TRIGGERED" : watching,
    },
    alarms: {
      status: !alarms?.enable ? "DISABLED" : row.triggeredAlarms?.length ? "TRIGGERED" : watching,
      alarmNames: alarms?.alarmNames ?? [],
      triggeredAlarmNames: row.triggeredAlarms ?? [],
    },
    ...(rollback && {
      rollback: {
        reason: rollback.reason,
        startedAt: seconds(rollback.startedAt),
        rollbackTargetDaemonRevisionArn: row.source,
        rollbackCapacityProviders: source?.capacityProviders ?? [],
      },
    }),
    deploymentConfiguration: { drainPercent, bakeTimeInMinutes, ...(alarms && { alarms }) },
    createdAt: seconds(row.createdAt),
    startedAt: seconds(row.startedAt),
    stoppedAt: seconds(row.stoppedAt),
    finishedAt: seconds(row.finishedAt),
  };
}

function detail(view: View, { daemonArn }: DaemonDeploymentRow, arn: string): Output<DaemonDeploymentRevisionDetail> {
  const daemon = view.get("daemons", daemonArn);
  const revision = view.get("daemonRevisions", arn);
  const counts = daemon && revision ? daemonCounts(view, daemon, revision) : [];
  return {
    arn,
    capacityProviders: counts.map((each) => ({
      arn: each.arn,
      runningInstanceCount: each.running,
      withoutDaemonInstanceCount: each.without,
      drainingInstanceCount: each.draining,
    })),
    totalRunningInstanceCount: total(counts, "running"),
    totalWithoutDaemonInstanceCount: total(counts, "without"),
    totalDrainingInstanceCount: total(counts, "draining"),
  };
}
