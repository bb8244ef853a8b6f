import { isLive, kindOf } from "../../state/kinds.js";
import type { DaemonRevisionRow, DaemonRow } from "../../state/daemon-rows.js";
import type { ContainerInstanceRow } from "../../state/rows.js";
import type { Task, View } from "../../state/view.js";
import { daemonGroup, isManagedDaemonTask } from "./daemon-group.js";

/** An instance of a daemon's capacity providers, with the daemon's tasks that are to run there. */
export interface DaemonInstance {
  readonly row: ContainerInstanceRow;
  readonly tasks: readonly Task[];
  /** Whether one of the daemon's tasks is still to stop there: until then no other has its place. */
  readonly stopping: boolean;
  /** Whether anybody else's task is there. */
  readonly busy: boolean;
}

/** The instances on which a revision of a daemon runs, those that are gone aside. */
export function daemonInstances(view: View, daemon: DaemonRow, { capacityProviders }: DaemonRevisionRow): readonly DaemonInstance[] {
  const names = new Set(capacityProviders.map((arn) => arn.split("/").at(-1)!));
  const group = daemonGroup(daemon);
  const found: DaemonInstance[] = [];
  for (const row of view.instancesOfCluster(daemon.clusterArn)) {
    if (row.status === "INACTIVE" || row.capacityProviderName === undefined || !names.has(row.capacityProviderName)) continue;
    const all = [...view.tasksOnInstance(row.arn)];
    const own = all.filter(({ spec }) => spec.group === group);
    const tasks = own.filter(({ status }) => isLive(kindOf(status)));
    found.push({ row, tasks, stopping: own.length > tasks.length, busy: all.some(({ spec }) => !isManagedDaemonTask(spec)) });
  }
  return found;
}

/** Whether a revision's task was started on an instance. */
export function wasStarted({ daemons = [] }: ContainerInstanceRow, revisionArn: string): boolean {
  return daemons.includes(revisionArn);
}
