import type { DaemonDeploymentStatus } from "@stowage/model/ecs";
import type { DaemonDeploymentRow, DaemonRevisionRow } from "../../../state/daemon-rows.js";
import type { ContainerInstanceRow, TaskStatusRow } from "../../../state/rows.js";
import type { Task, View } from "../../../state/view.js";
import { violate, type Check } from "../check.js";

// Sources: Amazon ECS Developer Guide, "Amazon ECS Managed Daemons", "Daemon deployments" and "Daemon auto repair".

function runsOn({ capacityProviders }: DaemonRevisionRow, { capacityProviderName }: ContainerInstanceRow): boolean {
  return capacityProviders.some((arn) => arn.endsWith(`:capacity-provider/${capacityProviderName}`));
}

/** A managed daemon has one task on an instance, which is one of its capacity providers' and not gone. */
export const managedDaemonPlace: Check = {
  name: "managed-daemon-place",
  changed({ table, key, old, row }, books) {
    if (table !== "taskStatuses" || old || !row) return;
    const spec = books.get("taskSpecs", key);
    if (!spec?.group.startsWith("daemon:")) return;
    const instance = books.get("containerInstances", spec.containerInstanceArn ?? "");
    const revision = books.get("daemonRevisions", spec.deploymentId ?? "");
    if (!instance || !revision || instance.status !== "ACTIVE" || !runsOn(revision, instance)) {
      violate("managed-daemon-place", `a task of ${spec.group} starts on ${instance?.id}, which is ${instance?.status}`);
    }
    const there = [...books.rows("taskSpecs")].filter(
      ([task, other]) =>
        other.group === spec.group &&
        other.containerInstanceArn === instance.arn &&
        books.get("taskStatuses", task)?.lastStatus !== "STOPPED",
    );
    if (there.length > 1) violate("managed-daemon-place", `${spec.group} has ${there.length} tasks on ${instance.id}`);
  },
};

/** A task on an instance does not start its containers while a managed daemon's task is still to run there. */
export const daemonsFirst: Check = {
  name: "daemons-first",
  changed({ table, key, old, row }, books) {
    if (table !== "taskStatuses" || !old || !row) return;
    const [before, now] = [old as TaskStatusRow, row as TaskStatusRow];
    if (before.lastStatus !== "PENDING" || (now.lastStatus !== "ACTIVATING" && now.lastStatus !== "RUNNING")) return;
    const spec = books.get("taskSpecs", key);
    if (spec?.containerInstanceArn === undefined || spec.group.startsWith("daemon:")) return;
    for (const [task, other] of books.rows("taskSpecs")) {
      if (other.containerInstanceArn !== spec.containerInstanceArn || !other.group.startsWith("daemon:")) continue;
      const daemon = books.get("taskStatuses", task);
      const starts = daemon?.desiredStatus === "RUNNING" && daemon.lastStatus !== "RUNNING" && !daemon.failing && !daemon.displaced;
      if (starts) violate("daemons-first", `${key} starts before ${other.group}, which is ${daemon.lastStatus}`);
    }
  },
};

const after: { readonly [S in DaemonDeploymentStatus]: readonly DaemonDeploymentStatus[] } = {
  PENDING: ["IN_PROGRESS", "STOPPED"],
  IN_PROGRESS: ["SUCCESSFUL", "STOP_REQUESTED", "STOPPED", "ROLLBACK_IN_PROGRESS"],
  STOP_REQUESTED: ["STOPPED"],
  ROLLBACK_IN_PROGRESS: ["ROLLBACK_SUCCESSFUL", "ROLLBACK_FAILED", "STOPPED"],
  SUCCESSFUL: [],
  STOPPED: [],
  ROLLBACK_SUCCESSFUL: [],
  ROLLBACK_FAILED: [],
};

/** A daemon's deployment goes through its states as documented, and what has ended stays so. */
export const daemonDeploymentStates: Check = {
  name: "daemon-deployment-states",
  changed({ table, key, old, row }) {
    if (table !== "daemonDeployments" || !old || !row) return;
    const [before, now] = [(old as DaemonDeploymentRow).status, (row as DaemonDeploymentRow).status];
    if (before !== now && !after[before].includes(now)) violate("daemon-deployment-states", `${key} was ${before} and is ${now}`);
  },
};

/** An instance on which a critical daemon's task has stopped takes no other task. */
export const criticalDaemon: Check = {
  name: "critical-daemon",
  standstill({ engine: { view } }) {
    for (const [, daemon] of view.all("daemons")) {
      const deployment = view.get("daemonDeployments", daemon.deploymentArn);
      const revision = deployment && view.get("daemonRevisions", deployment.target);
      if (daemon.status !== "ACTIVE" || !deployment || !revision?.critical || !goesOn(deployment.status)) continue;
      for (const task of tasksOf(view, daemon.name)) {
        const instance = view.get("containerInstances", task.spec.containerInstanceArn ?? "");
        if (task.spec.deploymentId !== revision.arn || task.status.desiredStatus !== "STOPPED" || !instance) continue;
        const live = tasksOf(view, daemon.name).some(
          ({ spec, status }) => spec.containerInstanceArn === instance.arn && status.desiredStatus === "RUNNING",
        );
        if (instance.status === "ACTIVE" && !live) violate("critical-daemon", `${instance.id} is ACTIVE without ${daemon.name}`);
      }
    }
  },
};

/** Once faults have ended a daemon is deployed, and has its task on each instance; a deleted one is gone. */
export const managedDaemonEverywhere: Check = {
  name: "managed-daemon-everywhere",
  standstill({ engine: { view }, healed }) {
    if (!healed) return;
    for (const [arn, daemon] of view.all("daemons")) {
      if (daemon.status !== "ACTIVE") violate("managed-daemon-everywhere", `${daemon.name} is still ${daemon.status}`);
      const deployment = view.get("daemonDeployments", daemon.deploymentArn);
      const revision = deployment && view.get("daemonRevisions", deployment.target);
      if (!revision || deployment.status !== "SUCCESSFUL") {
        violate("managed-daemon-everywhere", `${arn} is ${deployment?.status}: ${deployment?.statusReason}`);
      }
      for (const instance of view.instancesOfCluster(daemon.clusterArn)) {
        if (instance.status !== "ACTIVE" || !runsOn(revision, instance)) continue;
        const tasks = tasksOf(view, daemon.name).filter(
          ({ spec, status }) => spec.containerInstanceArn === instance.arn && status.desiredStatus === "RUNNING",
        );
        const whole = tasks.length === 1 && tasks[0]!.spec.deploymentId === revision.arn && tasks[0]!.status.lastStatus === "RUNNING";
        if (!whole) violate("managed-daemon-everywhere", `${daemon.name} has ${tasks.length} tasks on ${instance.id}`);
      }
    }
  },
};

function goesOn(status: DaemonDeploymentStatus): boolean {
  return status === "IN_PROGRESS" || status === "SUCCESSFUL";
}

function tasksOf(view: View, name: string): readonly Task[] {
  return [...view.all("taskSpecs")].flatMap(([arn, { group }]) => (group === `daemon:${name}` ? (view.task(arn) ?? []) : []));
}
