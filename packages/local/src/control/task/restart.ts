import type { ContainerDefinition } from "@stowage/model/ecs";
import type { ContainerStatus, TaskStatusRow } from "../../state/rows.js";
import { without } from "../without.js";

/** Source: Amazon ECS API, ContainerRestartPolicy `restartAttemptPeriod` (60 to 1800 s). */
const DEFAULT_PERIOD_S = 300;

/**
 * Whether a container that has ended is started again in place: its policy is on, nobody wants it to stop, its code is known and not one to
 * ignore, and it has run for the attempt period since its start or its last restart. Sources: Amazon ECS API, ContainerRestartPolicy;
 * amazon-ecs-agent, restart tracker.
 */
export function restarts(
  { restartPolicy }: ContainerDefinition,
  container: ContainerStatus,
  { desiredStatus }: Pick<TaskStatusRow, "desiredStatus">,
  exitCode: number | undefined,
  now: number,
): boolean {
  if (!restartPolicy?.enabled || desiredStatus === "STOPPED" || container.lastStatus !== "RUNNING" || container.asked !== undefined)
    return false;
  if (exitCode === undefined || restartPolicy.ignoredExitCodes?.includes(exitCode)) return false;
  const since = container.restartedAt ?? container.startedAt ?? now;
  return now - since >= (restartPolicy.restartAttemptPeriod ?? DEFAULT_PERIOD_S) * 1000;
}

/** The container's next state: it counts as running all along, and is asked to start once more. */
export function restarted(container: ContainerStatus): ContainerStatus {
  const restartCount = (container.restartCount ?? 0) + 1;
  return Object.assign(without(container, "probe"), { asked: "start" as const, restartCount, healthStatus: "UNKNOWN" as const });
}
