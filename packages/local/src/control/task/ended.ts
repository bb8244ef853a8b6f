import type { Task, View } from "../../state/view.js";
import type { Pace } from "../types.js";
import type { ContainerPlan } from "./container-plan.js";
import { readiness } from "./dependencies.js";
import { failedToStart, type Failure } from "./failures.js";
import { stopTask } from "./stop-task.js";

/**
 * A task stops by itself when an essential container has ended, or when one can never start. Undefined: neither.
 * Source: Amazon ECS API, ContainerDefinition `essential`; amazon-ecs-agent for dependencies that cannot be met.
 */
export function endedByItself(view: View, task: Task, plans: readonly ContainerPlan[], now: number, pace: Pace): Failure | undefined {
  const { containers } = task.status;
  for (const { name, essential } of plans) {
    const status = containers[name];
    if (!essential || status?.lastStatus !== "STOPPED") continue;
    const started = status.startedAt !== undefined;
    const why = started
      ? ({ stopCode: "EssentialContainerExited", stoppedReason: "Essential container in task exited" } as const)
      : ({ stopCode: "TaskFailedToStart", stoppedReason: status.reason ?? "Task failed to start" } as const);
    const failure = failedToStart(view, task, now, pace, 1, started ? undefined : why.stoppedReason);
    return { ...failure, commands: [...stopTask(task, why, now), ...failure.commands] };
  }
  if (task.status.lastStatus === "RUNNING") return undefined;
  for (const plan of plans) {
    const status = containers[plan.name];
    if (!plan.essential || status?.lastStatus !== "PENDING" || status.asked !== undefined) continue;
    const verdict = readiness(plan, plans, containers, now);
    if (verdict.kind !== "never") continue;
    // AWS's generic text, then the reason in our words: AWS's own are not documented.
    const stoppedReason = `Task failed to start: container ${plan.name} cannot start, because ${verdict.reason}`;
    const failure = failedToStart(view, task, now, pace, 1, stoppedReason);
    return { ...failure, commands: [...stopTask(task, { stopCode: "TaskFailedToStart", stoppedReason }, now), ...failure.commands] };
  }
  return undefined;
}
