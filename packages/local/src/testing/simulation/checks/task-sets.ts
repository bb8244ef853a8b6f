import type { Wire } from "@stowage/model";
import type { CreateTaskSetRequest, TaskSet } from "@stowage/model/ecs";
import type { Output } from "../../../services/operation.js";
import { kindOf, liveKinds } from "../../../state/kinds.js";
import type { ServiceRow, TaskStatusRow } from "../../../state/rows.js";
import type { TaskSetRow } from "../../../state/task-set-row.js";
import type { Books } from "../books.js";
import { violate, type Check } from "../check.js";

/** Source: Amazon ECS API, TaskSet `computedDesiredCount`. */
function share({ desiredCount }: Pick<ServiceRow, "desiredCount">, percent: number): number {
  return Math.ceil((desiredCount * percent) / 100);
}

interface Member {
  readonly service: ServiceRow;
  /** Undefined: it is gone. */
  readonly set: TaskSetRow | undefined;
}

/** The task set of a task, where deployments are somebody else's. */
function memberOf(books: Books, taskArn: string): Member | undefined {
  const { serviceArn = "", deploymentId = "" } = books.get("taskSpecs", taskArn) ?? {};
  const service = books.get("services", serviceArn);
  return service && service.deploymentController !== "ECS" ? { service, set: books.get("taskSets", deploymentId) } : undefined;
}

/** A task set starts no more tasks than its share and the maximum let it, and none once it is to go. */
export const taskSetStarts: Check = {
  name: "task-set-starts",
  changed({ table, key, old, row }, books) {
    if (table !== "taskStatuses" || old || !row) return;
    const { service, set } = memberOf(books, key) ?? {};
    if (!service) return;
    if (service.status !== "ACTIVE" || set === undefined || set.status === "DRAINING") {
      violate("task-set-starts", `a task starts for ${service.name}, which is ${service.status}, and a task set that is ${set?.status}`);
    }
    const wanted = share(service, set.scale);
    const useful = books.count(service.arn, ["pending", "running", "healthy"], set.id);
    if (useful > wanted) violate("task-set-starts", `${set.id} starts task ${useful}, its share is ${wanted}`);
    const most = Math.floor((wanted * service.deploymentConfiguration.maximumPercent!) / 100);
    const live = books.count(service.arn, liveKinds, set.id);
    if (live > most) violate("task-set-starts", `${set.id} has ${live} tasks with the new one, ${most} are the most`);
  },
};

/** A task set's healthy tasks stop only as far as the minimum of its share lets them. */
export const taskSetMinimum: Check = {
  name: "task-set-minimum",
  changed({ table, key, old, row }, books) {
    if (table !== "taskStatuses" || !old || !row) return;
    const [before, now] = [old as TaskStatusRow, row as TaskStatusRow];
    if (before.desiredStatus === "STOPPED" || now.desiredStatus !== "STOPPED" || now.stopCode !== "ServiceSchedulerInitiated") return;
    const { service, set } = memberOf(books, key) ?? {};
    if (service?.status !== "ACTIVE" || !set || set.status === "DRAINING" || !before.healthy || before.failing) return;
    const least = Math.ceil((share(service, set.scale) * service.deploymentConfiguration.minimumHealthyPercent!) / 100);
    const healthy = books.count(service.arn, ["healthy", "leaving"], set.id);
    if (healthy < least) violate("task-set-minimum", `${set.id} keeps ${healthy} healthy tasks after a stop, ${least} are the fewest`);
  },
};

/** At most one task set of a service serves production, and its settings are the service's. Source: API, UpdateServicePrimaryTaskSet. */
export const onePrimarySet: Check = {
  name: "one-primary-set",
  changed({ table, row }, books) {
    if (table !== "taskSets" || !row) return;
    const { serviceArn } = row as TaskSetRow;
    const primary = [...books.rows("taskSets")].filter(([, set]) => set.serviceArn === serviceArn && set.status === "PRIMARY");
    if (primary.length > 1) violate("one-primary-set", `${serviceArn} has the primary task sets ${primary.map(([id]) => id).join(", ")}`);
  },
  standstill({ engine: { view } }) {
    for (const [id, { serviceArn, status, settings }] of view.all("taskSets")) {
      const service = view.get("services", serviceArn);
      if (status !== "PRIMARY" || service?.status !== "ACTIVE") continue;
      if (JSON.stringify(service.settings) !== JSON.stringify(settings)) {
        violate("one-primary-set", `${service.name} has other settings than its primary task set ${id}`);
      }
    }
  },
};

/**
 * A task set is steady while it has its share of healthy tasks and no others, and stops them once it drains; when faults have ended it is steady,
 * or gone. Source: Amazon ECS API, TaskSet.
 */
export const taskSetSteady: Check = {
  name: "task-set-steady",
  standstill({ engine: { view }, healed }) {
    for (const [id, set] of view.all("taskSets")) {
      const service = view.get("services", set.serviceArn);
      if (healed && set.status === "DRAINING") violate("task-set-steady", `${id} is still draining`);
      const live = [...view.all("taskStatuses")].filter(
        ([arn, { desiredStatus }]) => desiredStatus === "RUNNING" && view.get("taskSpecs", arn)?.deploymentId === id,
      );
      if (set.status === "DRAINING" && live.some(([, { protectedUntil }]) => protectedUntil === undefined)) {
        violate("task-set-steady", `${id} is to go, and ${live.length} of its tasks go on`);
      }
      if (service?.status !== "ACTIVE" || set.status === "DRAINING") continue;
      const wanted = share(service, set.scale);
      const kinds = live.map(([, status]) => kindOf(status));
      const steady = kinds.length === wanted && kinds.every((kind) => kind === "healthy");
      const said = set.stability === "STEADY_STATE";
      if (healed && !steady) violate("task-set-steady", `${id} is to have ${wanted} healthy tasks, and has ${kinds.join(", ")}`);
      if (said !== steady) violate("task-set-steady", `${id} is ${set.stability} with ${kinds.join(", ")} of ${wanted}`);
    }
  },
};

/** A client is told of the scale that it asked for, and of the number of tasks that this is. */
export function taskSetAnswer(): Check {
  const before = new Map<string, ServiceRow>();
  return {
    name: "task-set-answer",
    changed({ table, key, old, row }) {
      if (table !== "services" || !old || !row) return;
      if ((old as ServiceRow).desiredCount !== (row as ServiceRow).desiredCount) before.set(key, old as ServiceRow);
    },
    answered(output, stored, { operation, input }) {
      if (operation.name !== "CreateTaskSet" && operation.name !== "UpdateTaskSet") return;
      const { taskSetArn, serviceArn = "", scale, computedDesiredCount } = (output as { readonly taskSet: Output<TaskSet> }).taskSet;
      const { value = 0 } = (input as Wire<CreateTaskSetRequest>).scale ?? {};
      if (scale?.value !== value) violate("task-set-answer", `${taskSetArn} has the scale ${scale?.value}, ${value} was asked for`);
      // Calls in one instant are answered together, so the desired count may have been the one before.
      const services = [stored.get("services", serviceArn) as ServiceRow | undefined, before.get(serviceArn)];
      const possible = services.flatMap((service) => (service ? [share(service, value)] : []));
      if (!possible.includes(computedDesiredCount!)) {
        violate("task-set-answer", `${taskSetArn} is to have ${computedDesiredCount} tasks, ${possible.join(" or ")} are ${value} percent`);
      }
    },
  };
}
