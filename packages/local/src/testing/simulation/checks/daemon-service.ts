import { kindOf, liveKinds } from "../../../state/kinds.js";
import type { ContainerInstanceRow, ServiceRow, TaskSpecRow, TaskStatusRow } from "../../../state/rows.js";
import type { Task } from "../../../state/view.js";
import { QUIET } from "../acts/daemon-service.js";
import type { Books } from "../books.js";
import { violate, type Check } from "../check.js";

// Source of all: Amazon ECS Developer Guide, "Daemon scheduling strategy".

/** Whether a daemon service has a task on an instance: it is ACTIVE, and satisfies the one constraint that there is here. */
export function belongsOn({ placementConstraints }: ServiceRow, { status, attributes }: ContainerInstanceRow): boolean {
  return status === "ACTIVE" && (placementConstraints.length === 0 || !attributes.some(({ name }) => name === QUIET));
}

/** Whether a task is one of those that run on each instance. */
export function isDaemons(books: Pick<Books, "get">, { serviceArn, group }: TaskSpecRow): boolean {
  return group.startsWith("daemon:") || books.get("services", serviceArn ?? "")?.schedulingStrategy === "DAEMON";
}

interface DaemonTask {
  readonly service: ServiceRow;
  readonly task: Task;
  readonly instance: ContainerInstanceRow | undefined;
}

function daemonTask(books: Pick<Books, "task" | "get">, arn: string): DaemonTask | undefined {
  const task = books.task(arn);
  const service = books.get("services", task?.spec.serviceArn ?? "");
  if (!task || service?.schedulingStrategy !== "DAEMON") return undefined;
  return { service, task, instance: books.get("containerInstances", task.spec.containerInstanceArn ?? "") };
}

/** A daemon's task starts where it belongs, and where none of its tasks is left. */
export const daemonPlace: Check = {
  name: "daemon-place",
  changed({ table, key, old, row }, books) {
    if (table !== "taskStatuses" || old || !row) return;
    const { service, instance } = daemonTask(books, key) ?? {};
    if (!service) return;
    if (!instance || !belongsOn(service, instance)) {
      violate("daemon-place", `a task of ${service.name} starts on ${instance?.id}, which is ${instance?.status} and may be none for it`);
    }
    const there = books
      .tasksOf(service.arn)
      .filter(({ spec, status }) => spec.containerInstanceArn === instance.arn && status.lastStatus !== "STOPPED");
    if (there.length > 1) violate("daemon-place", `${service.name} has ${there.length} tasks on ${instance.id}`);
  },
  standstill({ engine: { view } }) {
    for (const [arn, status] of view.all("taskStatuses")) {
      const { service, instance } = (status.desiredStatus === "RUNNING" && daemonTask(view, arn)) || {};
      if (service?.status !== "ACTIVE" || (instance && belongsOn(service, instance))) continue;
      if (instance?.status === "DRAINING" && isBusy(view, view.all("taskSpecs"), instance.arn)) continue;
      violate("daemon-place", `${service.name} goes on running on ${instance?.id}, which is ${instance?.status} and may be none for it`);
    }
  },
};

function isBusy(books: Pick<Books, "get">, specs: Iterable<readonly [string, TaskSpecRow]>, instanceArn: string): boolean {
  for (const [task, spec] of specs) {
    const there = spec.containerInstanceArn === instanceArn && !isDaemons(books, spec);
    if (there && books.get("taskStatuses", task)?.lastStatus !== "STOPPED") return true;
  }
  return false;
}

/** On an instance that drains, a daemon's task that serves the others is the last to stop. */
export const daemonLast: Check = {
  name: "daemon-last",
  changed({ table, key, old, row }, books) {
    if (table !== "taskStatuses" || !old || !row) return;
    const [before, now] = [old as TaskStatusRow, row as TaskStatusRow];
    if (before.desiredStatus === "STOPPED" || now.desiredStatus !== "STOPPED" || now.stopCode !== "ServiceSchedulerInitiated") return;
    const { service, instance } = daemonTask(books, key) ?? {};
    if (service?.status !== "ACTIVE" || instance?.status !== "DRAINING" || !before.healthy || before.failing) return;
    if (isBusy(books, books.rows("taskSpecs"), instance.arn)) {
      violate("daemon-last", `${service.name} leaves ${instance.id}, which drains, before the others`);
    }
  },
};

/** Where instances stay as they are, a daemon stops healthy tasks only as far as its minimum lets it. */
export const daemonMinimum: Check = {
  name: "daemon-minimum",
  changed({ table, key, old, row }, books) {
    if (table !== "taskStatuses" || !old || !row) return;
    const [before, now] = [old as TaskStatusRow, row as TaskStatusRow];
    if (before.desiredStatus === "STOPPED" || now.desiredStatus !== "STOPPED" || now.stopCode !== "ServiceSchedulerInitiated") return;
    const { service, instance } = daemonTask(books, key) ?? {};
    if (service?.status !== "ACTIVE" || !before.healthy || before.failing || !instance || !belongsOn(service, instance)) return;
    const places = [...books.rows("containerInstances")].filter(
      ([, row]) => row.clusterArn === service.clusterArn && belongsOn(service, row),
    );
    const least = Math.ceil((places.length * service.deploymentConfiguration.minimumHealthyPercent!) / 100);
    const healthy = books.count(service.arn, ["healthy", "leaving"]);
    if (healthy < least) violate("daemon-minimum", `${service.name} keeps ${healthy} healthy tasks after a stop, ${least} are the fewest`);
  },
};

/** Once faults have ended, a daemon has one task on each instance where it belongs, and that number is its desired count. */
export const daemonEverywhere: Check = {
  name: "daemon-everywhere",
  standstill({ engine: { view }, healed }) {
    if (!healed) return;
    for (const [arn, service] of view.all("services")) {
      if (service.status !== "ACTIVE" || service.schedulingStrategy !== "DAEMON") continue;
      let places = 0;
      for (const instance of view.instancesOfCluster(service.clusterArn)) {
        if (!belongsOn(service, instance)) continue;
        places++;
        const tasks = [...view.tasksOnInstance(instance.arn)].filter(({ spec, status }) => {
          const kind = kindOf(status);
          return spec.serviceArn === arn && kind !== undefined && liveKinds.includes(kind);
        });
        if (tasks.length !== 1) violate("daemon-everywhere", `${service.name} has ${tasks.length} tasks on ${instance.id}`);
      }
      if (places !== service.desiredCount) {
        violate("daemon-everywhere", `${service.name} is to have ${service.desiredCount} tasks, and belongs on ${places} instances`);
      }
    }
  },
};
