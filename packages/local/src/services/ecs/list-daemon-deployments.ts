import type { ListDaemonDeploymentsRequest, ListDaemonDeploymentsResponse } from "@stowage/model/ecs";
import { daemonDeploymentsOf } from "../../control/daemons/daemon-deployments.js";
import { operation, type Operation } from "../operation.js";
import { ecsPage, page } from "../page.js";
import { seconds } from "../seconds.js";
import { requireDaemon } from "./daemons.js";

/** Newest first. */
export const listDaemonDeployments: Operation<ListDaemonDeploymentsRequest, ListDaemonDeploymentsResponse> = operation(
  "ListDaemonDeployments",
  (call) => {
    const { input, view } = call;
    const daemon = requireDaemon(call, input.daemonArn);
    const { before = Infinity, after = -Infinity } = input.createdAt ?? {};
    const rows = daemonDeploymentsOf(view, daemon.arn)
      .filter((row) => seconds(row.createdAt) <= before && seconds(row.createdAt) >= after)
      .filter((row) => !input.status?.length || input.status.includes(row.status))
      .toReversed();
    const idOf = ({ sequence }: (typeof rows)[number]): string => String(sequence).padStart(12, "0");
    const { items, ...rest } = page(rows, idOf, { size: input.maxResults, token: input.nextToken }, ecsPage(20, 100));
    const daemonDeployments = items.map((row) => ({
      daemonDeploymentArn: row.arn,
      daemonArn: row.daemonArn,
      clusterArn: row.clusterArn,
      status: row.status,
      statusReason: row.statusReason,
      targetDaemonRevisionArn: row.target,
      createdAt: seconds(row.createdAt),
      startedAt: seconds(row.startedAt),
      stoppedAt: seconds(row.stoppedAt),
      finishedAt: seconds(row.finishedAt),
    }));
    return { output: { daemonDeployments, ...rest } };
  },
);
