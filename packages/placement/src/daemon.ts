import type { Failure } from "./cluster/checks.js";
import type { Cluster } from "./cluster/cluster.js";
import type { TaskGroup } from "./snapshot.js";

/** What a daemon service has to do. */
export interface DaemonPlan {
  /** One task on each ACTIVE instance that satisfies the constraints: the service's desired count. */
  readonly desired: number;
  /** Instances that lack their task and take it. */
  readonly start: readonly string[];
  /** Instances that lack it and do not take it, with what they fail. ECS keeps trying. */
  readonly blocked: readonly { readonly instance: string; readonly failures: readonly Failure[] }[];
  /** Instances whose task must stop: they no longer satisfy the constraints, or they drain. */
  readonly stop: readonly string[];
}

/**
 * Where a daemon service runs: one task on each ACTIVE instance that satisfies its constraints. Placement strategies do not apply. Changes nothing.
 * Source: ECS Developer Guide, service scheduler, DAEMON.
 * @example for (const id of daemonPlan(cluster, agent).start) cluster.take(id, agent);
 */
export function daemonPlan(cluster: Cluster, group: TaskGroup): DaemonPlan {
  const start: string[] = [];
  const stop: string[] = [];
  const blocked: { instance: string; failures: readonly Failure[] }[] = [];
  let desired = 0;
  for (const instance of cluster.instances()) {
    const running = cluster.tasksOf(group.name, instance) > 0;
    const failures = failuresBut(cluster.failures(instance, group), running);
    const excluded = failures.some(isRule);
    if (!excluded) desired++;
    if (running) {
      if (excluded) stop.push(instance);
    } else if (failures.length === 0) start.push(instance);
    else if (!excluded) blocked.push({ instance, failures });
  }
  return { desired, start, blocked, stop };
}

/** With its task there, the instance need not take another one. */
function failuresBut(failures: readonly Failure[], running: boolean): readonly Failure[] {
  return running ? failures.filter(({ reason }) => !reason.startsWith("RESOURCE:") && !reason.startsWith("DistinctInstance")) : failures;
}

/** Whether the daemon does not belong on the instance, rather than merely not fitting now; a lost agent comes back. */
function isRule({ reason }: Failure): boolean {
  return !reason.startsWith("RESOURCE:") && reason !== "AGENT";
}
