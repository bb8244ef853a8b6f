import { daemonInstances, wasStarted } from "../../control/daemons/daemon-instances.js";
import type { DaemonRevisionRow, DaemonRow } from "../../state/daemon-rows.js";
import type { View } from "../../state/view.js";

/** How a revision stands on the instances of one capacity provider. */
export interface ProviderCounts {
  readonly arn: string;
  readonly running: number;
  readonly without: number;
  readonly draining: number;
}

export function daemonCounts(view: View, daemon: DaemonRow, revision: DaemonRevisionRow): readonly ProviderCounts[] {
  const instances = daemonInstances(view, daemon, revision);
  return revision.capacityProviders.map((arn) => {
    const own = instances.filter(({ row }) => row.capacityProviderName === arn.split("/").at(-1));
    const has = (instance: (typeof own)[number]): boolean => instance.tasks.some(({ spec }) => spec.deploymentId === revision.arn);
    return {
      arn,
      running: own.filter(({ tasks }) =>
        tasks.some((task) => task.spec.deploymentId === revision.arn && task.status.lastStatus === "RUNNING"),
      ).length,
      without: revision.critical ? 0 : own.filter((each) => !has(each) && wasStarted(each.row, revision.arn)).length,
      draining: own.filter((each) => has(each) && each.row.status === "DRAINING").length,
    };
  });
}

export function total(counts: readonly ProviderCounts[], member: "running" | "without" | "draining"): number {
  return counts.reduce((sum, each) => sum + each[member], 0);
}
