import type { ListServiceDeploymentsRequest, ListServiceDeploymentsResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { ecsPage, page } from "../page.js";
import { seconds } from "../seconds.js";
import { requireCluster, requireService } from "./refs.js";
import { serviceDeploymentOutput } from "./service-deployment-output.js";

/** Newest first, those that have ended too. */
export const listServiceDeployments: Operation<ListServiceDeploymentsRequest, ListServiceDeploymentsResponse> = operation(
  "ListServiceDeployments",
  (call) => {
    const { input, view } = call;
    const service = requireService(call, requireCluster(call, input.cluster), input.service);
    const { before = Infinity, after = -Infinity } = input.createdAt ?? {};
    const rows = view
      .serviceDeploymentsOf(service.arn)
      .filter((row) => seconds(row.createdAt) <= before && seconds(row.createdAt) >= after)
      .filter((row) => input.status?.includes(row.status) ?? true)
      .toReversed();
    const idOf = (row: (typeof rows)[number]): string => String(row.sequence).padStart(12, "0");
    const { items, ...rest } = page(rows, idOf, { size: input.maxResults, token: input.nextToken }, ecsPage(20, 100));
    const briefs = items.map((row) => {
      const { serviceArn, clusterArn, startedAt, createdAt, finishedAt, targetServiceRevision, status, statusReason } =
        serviceDeploymentOutput(view, service, row);
      const targetServiceRevisionArn = targetServiceRevision?.arn;
      return {
        serviceDeploymentArn: row.arn,
        serviceArn,
        clusterArn,
        startedAt,
        createdAt,
        finishedAt,
        targetServiceRevisionArn,
        status,
        statusReason,
      };
    });
    return { output: { serviceDeployments: briefs, ...rest } };
  },
);
