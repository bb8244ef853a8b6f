import { isLive, kindOf } from "../../state/kinds.js";
import type { DaemonRow } from "../../state/daemon-rows.js";
import type { View } from "../../state/view.js";
import { stopTask } from "../task/stop-task.js";
import type { Command, Controller, Decision } from "../types.js";
import { daemonDeploymentsOf } from "./daemon-deployments.js";
import { daemonGroup, isManagedDaemonTask } from "./daemon-group.js";
import { rollOutDaemonRevision } from "./roll-out-daemon-revision.js";

/**
 * Keeps a managed daemon's task on each instance of its capacity providers, and replaces instances when the daemon changes. The key is the
 * daemon's ARN. Source: Amazon ECS Developer Guide, "Amazon ECS Managed Daemons" and "Daemon deployments".
 */
export const daemonController: Controller = {
  name: "daemon",
  wakes: {
    daemons: (_old, _now, key, wake) => wake(key),
    daemonDeployments: (old, now, _key, wake) => wake((now ?? old)!.daemonArn),
    containerInstances(old, now, _key, wake, view) {
      const row = (now ?? old)!;
      if (row.capacityProviderName !== undefined) wakeCluster(view, row.clusterArn, wake);
    },
    taskStatuses(old, now, key, wake, view) {
      const [before, after] = [old && kindOf(old), now && kindOf(now)];
      if (before === after) return;
      const spec = view.get("taskSpecs", key);
      const instance = spec?.containerInstanceArn === undefined ? undefined : view.get("containerInstances", spec.containerInstanceArn);
      if (spec === undefined || instance?.capacityProviderName === undefined) return;
      if (isManagedDaemonTask(spec) || instance.status === "DRAINING") wakeCluster(view, spec.clusterArn, wake);
    },
    alarms(old, now, _key, wake, view) {
      if (old?.alarm.StateValue !== now?.alarm.StateValue) for (const [arn] of view.all("daemons")) wake(arn);
    },
  },
  *keys(view) {
    for (const [arn] of view.all("daemons")) yield arn;
  },
  decide(view, key, now, random) {
    const daemon = view.get("daemons", key);
    if (!daemon) return undefined;
    return daemon.status === "ACTIVE" ? rollOutDaemonRevision(view, daemon, now, random) : end(view, daemon, now);
  },
};

function wakeCluster(view: View, clusterArn: string, wake: (key: string) => void): void {
  const prefix = `${clusterArn.replace(":cluster/", ":daemon/")}/`;
  for (const [arn] of view.startingWith("daemons", prefix)) wake(arn);
}

/** A deleted daemon's tasks stop; it is gone with the last of them. */
function end(view: View, daemon: DaemonRow, now: number): Decision {
  const group = daemonGroup(daemon);
  const stops: Command[] = [];
  let left = false;
  for (const { arn } of view.instancesOfCluster(daemon.clusterArn)) {
    for (const task of view.tasksOnInstance(arn)) {
      if (task.spec.group !== group) continue;
      left = true;
      const why = { stopCode: "ServiceSchedulerInitiated", stoppedReason: `Daemon ${daemon.name} was deleted` } as const;
      if (isLive(kindOf(task.status))) stops.push(...stopTask(task, why, now));
    }
  }
  if (left) return { commands: stops };
  const why = "none of its tasks is left";
  const revisions = new Set(daemonDeploymentsOf(view, daemon.arn).flatMap(({ source, target }) => [source ?? target, target]));
  return {
    commands: [
      ...daemonDeploymentsOf(view, daemon.arn).map(({ arn: key }): Command => ({ op: "delete", table: "daemonDeployments", key, why })),
      ...[...revisions].map((key): Command => ({ op: "delete", table: "daemonRevisions", key, why })),
      ...(view.get("tags", daemon.arn) ? [{ op: "delete", table: "tags", key: daemon.arn, why } as const] : []),
      { op: "delete", table: "daemons", key: daemon.arn, why },
    ],
  };
}
