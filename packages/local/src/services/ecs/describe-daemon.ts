import type { DescribeDaemonRequest, DescribeDaemonResponse } from "@stowage/model/ecs";
import { wantedRevision } from "../../control/daemons/daemon-deployments.js";
import { operation, type Operation } from "../operation.js";
import { seconds } from "../seconds.js";
import { daemonCounts, total } from "./daemon-counts.js";
import { requireDaemon } from "./daemons.js";

/** With the revisions that have tasks, the one that instances are to have first. */
export const describeDaemon: Operation<DescribeDaemonRequest, DescribeDaemonResponse> = operation("DescribeDaemon", (call) => {
  const { view } = call;
  const row = requireDaemon(call, call.input.daemonArn);
  const deployment = view.get("daemonDeployments", row.deploymentArn);
  const wanted = deployment && wantedRevision(deployment);
  const arns = new Set(deployment ? [wanted, deployment.target, deployment.source] : []);
  const revisions = [...arns].flatMap((arn) => {
    const revision = arn === undefined ? undefined : view.get("daemonRevisions", arn);
    const counts = revision ? daemonCounts(view, row, revision) : [];
    if (revision === undefined || (arn !== wanted && total(counts, "running") === 0)) return [];
    return [
      {
        arn: revision.arn,
        capacityProviders: counts.map((each) => ({ arn: each.arn, runningCount: each.running, withoutDaemonCount: each.without })),
        totalRunningCount: total(counts, "running"),
        totalWithoutDaemonCount: total(counts, "without"),
      },
    ];
  });
  return {
    output: {
      daemon: {
        daemonArn: row.arn,
        clusterArn: row.clusterArn,
        status: row.status,
        currentRevisions: revisions,
        deploymentArn: row.deploymentArn,
        createdAt: seconds(row.createdAt),
        updatedAt: seconds(row.updatedAt),
      },
    },
  };
});
