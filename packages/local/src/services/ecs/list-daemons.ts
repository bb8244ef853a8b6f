import type { ListDaemonsRequest, ListDaemonsResponse } from "@stowage/model/ecs";
import { wantedRevision } from "../../control/daemons/daemon-deployments.js";
import type { DaemonRow } from "../../state/daemon-rows.js";
import type { View } from "../../state/view.js";
import { operation, type Operation } from "../operation.js";
import { ecsPage, page } from "../page.js";
import { rowsOf } from "../rows-of.js";
import { seconds } from "../seconds.js";
import { requireCluster } from "./refs.js";

/** A cluster's daemons, or those of some of its capacity providers. */
export const listDaemons: Operation<ListDaemonsRequest, ListDaemonsResponse> = operation("ListDaemons", (call) => {
  const { input, view } = call;
  const cluster = requireCluster(call, input.clusterArn);
  const providers = input.capacityProviderArns;
  const rows = rowsOf(view, "daemons", `${cluster.arn.replace(":cluster/", ":daemon/")}/`).filter(
    (row) => !providers?.length || providersOf(view, row).some((arn) => providers.includes(arn)),
  );
  const { items, ...rest } = page(rows, ({ arn }) => arn, { size: input.maxResults, token: input.nextToken }, ecsPage(100, 100));
  const daemonSummariesList = items.map(({ arn, status, createdAt, updatedAt }) => ({
    daemonArn: arn,
    status,
    createdAt: seconds(createdAt),
    updatedAt: seconds(updatedAt),
  }));
  return { output: { daemonSummariesList, ...rest } };
});

function providersOf(view: View, { deploymentArn }: DaemonRow): readonly string[] {
  const deployment = view.get("daemonDeployments", deploymentArn);
  return (deployment && view.get("daemonRevisions", wantedRevision(deployment))?.capacityProviders) ?? [];
}
