import { liveKinds } from "../../../state/kinds.js";
import type { ServiceRow } from "../../../state/rows.js";
import type { Books } from "../books.js";
import { violate, type Check } from "../check.js";
import { newestRecord } from "./service-deployments.js";

/** Whether the service's newest deployment is a staged one: what an ended one has left may still be there. */
function isStaged(books: Books, serviceArn: string): boolean {
  const strategy = newestRecord(books, serviceArn)?.configuration.strategy;
  return strategy !== undefined && strategy !== "ROLLING";
}

/** Daemons and task sets have checks of their own. */
function isReplica({ schedulingStrategy, deploymentController }: ServiceRow): boolean {
  return schedulingStrategy === "REPLICA" && deploymentController === "ECS";
}

const max: Check = {
  name: "max-percent",
  changed({ table, key, old, row }, books) {
    if (table !== "taskStatuses" || old !== undefined || row === undefined) return;
    const spec = books.get("taskSpecs", key);
    const service = spec?.serviceArn === undefined ? undefined : books.get("services", spec.serviceArn);
    if (!service || !isReplica(service)) return;
    const upper = Math.floor((service.desiredCount * service.deploymentConfiguration.maximumPercent!) / 100);
    const live = books.count(service.arn, liveKinds);
    // Two whole deployments stand side by side, and each is bounded by itself.
    if (isStaged(books, service.arn)) {
      if (live > 2 * upper) violate("max-percent", `${service.name} has ${live} tasks with the new one, ${2 * upper} are the most of both`);
      return;
    }
    if (live > upper) violate("max-percent", `${service.name} has ${live} tasks with the new one, ${upper} are the most`);
  },
};

const min: Check = {
  name: "min-percent",
  changed({ table, key, old, row }, books) {
    if (table !== "taskStatuses" || !old || !row) return;
    const [before, after] = [old as { healthy: boolean; desiredStatus: string; failing?: boolean }, books.get("taskStatuses", key)!];
    if (before.desiredStatus === "STOPPED" || after.desiredStatus !== "STOPPED" || after.stopCode !== "ServiceSchedulerInitiated") return;
    const spec = books.get("taskSpecs", key);
    const service = spec?.serviceArn === undefined ? undefined : books.get("services", spec.serviceArn);
    if (!service || !isReplica(service) || service.status !== "ACTIVE" || !before.healthy || before.failing) return;
    const lower = Math.ceil((service.desiredCount * service.deploymentConfiguration.minimumHealthyPercent!) / 100);
    const healthy = books.count(service.arn, ["healthy", "leaving"]);
    if (healthy < lower) violate("min-percent", `${service.name} keeps ${healthy} healthy tasks after a stop, ${lower} are the fewest`);
  },
};

const surplus: Check = {
  name: "no-surplus",
  changed({ table, key, old, row }, books) {
    if (table !== "taskStatuses" || old !== undefined || row === undefined) return;
    const spec = books.get("taskSpecs", key);
    const service = spec?.serviceArn === undefined ? undefined : books.get("services", spec.serviceArn);
    const deployment = spec?.deploymentId === undefined ? undefined : books.get("deployments", spec.deploymentId);
    if (!service || !isReplica(service) || !deployment) return;
    // While its zones are made even a service has one task more.
    const wanted = (deployment.desiredCount ?? service.desiredCount) + (service.rebalancing?.taskArn === undefined ? 0 : 1);
    const useful = books.count(service.arn, ["pending", "running", "healthy"], deployment.id);
    if (useful > wanted) violate("no-surplus", `${service.name} starts task ${useful} of ${deployment.id}, which is to have ${wanted}`);
  },
};

/** A service whose replicas ECS deploys stays between its percentages: at each start and each stop, not only at the end. */
export const percentages: readonly Check[] = [max, min, surplus];
