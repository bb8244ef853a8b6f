import type { CreateDaemonRequest, CreateDaemonResponse } from "@stowage/model/ecs";
import type { DaemonRow } from "../../state/daemon-rows.js";
import { remember, remembered } from "../client-token.js";
import { operation, type Operation, type Output } from "../operation.js";
import { seconds } from "../seconds.js";
import { checkTags, newTags } from "../tags.js";
import { newDeployment, newRevision } from "./daemons.js";
import { requireCluster } from "./refs.js";
import { checkName, invalidParameter } from "./refuse.js";

/** A daemon and its first deployment. The same clientToken again gives the same daemon. */
export const createDaemon: Operation<CreateDaemonRequest, CreateDaemonResponse> = operation("CreateDaemon", (call) => {
  const { input, view, now, random } = call;
  const cluster = requireCluster(call, input.clusterArn);
  const name = checkName(input.daemonName, "A daemon's name");
  const { clientToken, ...parameters } = input;
  const earlier = remembered(call, "CreateDaemon", clientToken, parameters);
  const arn = `${cluster.arn.replace(":cluster/", ":daemon/")}/${name}`;
  const existing = view.get("daemons", earlier?.resources[0] ?? arn);
  if (earlier && !earlier.sameParameters) invalidParameter("The clientToken was used before, with other parameters.");
  if (earlier && existing) return { output: output(existing) };
  // The sentence is not documented.
  if (existing) invalidParameter(`There is a daemon "${name}" in the cluster already.`);
  const revision = newRevision(call, cluster, arn, input, now, random.split("revision"));
  const shared = { arn, clusterArn: cluster.arn };
  const deployment = newDeployment(shared, undefined, revision, undefined, input.deploymentConfiguration, now, random.split("deployment"));
  const row: DaemonRow = { ...shared, name, status: "ACTIVE", deploymentArn: deployment.arn, createdAt: now, updatedAt: now };
  const why = "CreateDaemon";
  return {
    output: output(row),
    commands: [
      { op: "put", table: "daemons", key: arn, row, why },
      { op: "put", table: "daemonRevisions", key: revision.arn, row: revision, why },
      { op: "put", table: "daemonDeployments", key: deployment.arn, row: deployment, why },
      ...newTags(arn, checkTags(input.tags, "InvalidParameterException"), why),
      ...remember(call, why, clientToken, { parameters, resources: [arn] }),
    ],
  };
});

function output({ arn, status, createdAt, deploymentArn }: DaemonRow): Output<CreateDaemonResponse> {
  return { daemonArn: arn, status, createdAt: seconds(createdAt), deploymentArn };
}
