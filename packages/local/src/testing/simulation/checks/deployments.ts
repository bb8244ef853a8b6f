import { failureThreshold } from "../../../control/service/circuit-breaker.js";
import { violate, type Check } from "../check.js";

/** A deployment that has failed starts nothing, unless it is the one that was rolled back to. */
export const stoppedDeployment: Check = {
  name: "stopped-deployment",
  changed({ table, key, old, row }, books) {
    if (table !== "taskSpecs" || old !== undefined || row === undefined) return;
    const spec = books.get("taskSpecs", key)!;
    if (spec.serviceArn === undefined) return;
    const service = books.get("services", spec.serviceArn);
    if (service && service.deploymentController !== "ECS") return;
    const deployment = spec.deploymentId === undefined ? undefined : books.get("deployments", spec.deploymentId);
    if (!deployment) violate("stopped-deployment", `a task starts for the deployment ${spec.deploymentId}, which is not there`);
    if (service?.status !== "ACTIVE") violate("stopped-deployment", `a task starts for ${service?.name}, which is ${service?.status}`);
    if (deployment.rolloutState === "FAILED" && deployment.status === "PRIMARY") {
      violate("stopped-deployment", `the failed deployment ${deployment.id} starts a task`);
    }
  },
};

/** Exactly one deployment of an active service is PRIMARY, and it is the newest. */
export const onePrimary: Check = {
  name: "one-primary",
  standstill({ engine: { view } }) {
    for (const [arn, service] of view.all("services")) {
      if (service.status !== "ACTIVE" || service.deploymentController !== "ECS") continue;
      const deployments = view.deploymentsOf(arn);
      const primary = deployments.filter(({ status }) => status === "PRIMARY");
      if (primary.length !== 1 || primary[0] !== deployments.at(-1)) {
        violate("one-primary", `${service.name} has ${deployments.map(({ id, status }) => `${id} ${status}`).join(", ")}`);
      }
    }
  },
};

/** With a circuit breaker no deployment goes on beyond its threshold, unless the tasks that it could return to are being removed. */
export const breaker: Check = {
  name: "breaker",
  standstill({ engine: { view } }) {
    for (const [arn, service] of view.all("services")) {
      if (service.status !== "ACTIVE" || !service.deploymentConfiguration.deploymentCircuitBreaker?.enable) continue;
      const primary = view.deploymentsOf(arn).at(-1)!;
      const threshold = failureThreshold(service.deploymentConfiguration, service.desiredCount);
      const cleansUp = view.serviceDeploymentsOf(arn).at(-1)?.stage?.name === "CLEAN_UP";
      if (primary.rolloutState === "IN_PROGRESS" && primary.failedTasks >= threshold && !cleansUp) {
        violate("breaker", `${primary.id} goes on after ${primary.failedTasks} failures, ${threshold} should end it`);
      }
    }
  },
};

/** A task that is to run for a service or a daemon belongs to a deployment, a task set or a revision that is there: otherwise nobody would ever stop it. */
export const noOrphans: Check = {
  name: "no-orphans",
  standstill({ engine: { view } }) {
    for (const [arn, { desiredStatus }] of view.all("taskStatuses")) {
      const { deploymentId } = view.get("taskSpecs", arn)!;
      if (desiredStatus === "STOPPED" || deploymentId === undefined) continue;
      if ((["deployments", "taskSets", "daemonRevisions"] as const).some((table) => view.get(table, deploymentId))) continue;
      violate("no-orphans", `${arn} is to run for ${deploymentId}, which is not there`);
    }
  },
};
