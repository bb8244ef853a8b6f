import type { Task, View } from "../../state/view.js";
import type { Decision, Pace } from "../types.js";
import type { ContainerPlan } from "./container-plan.js";
import { endedByItself } from "./ended.js";
import { becameHealthy } from "./failures.js";
import { healthOf } from "./health.js";
import { targetsVerdict, type TargetsVerdict } from "../load-balancing/task-targets.js";
import { TARGET_NOT_FOUND } from "../service/stop-tasks.js";
import { transition } from "./transition.js";

/** A running task: it ends with its essential containers, and its health is kept up. */
export function run(view: View, task: Task, plans: readonly ContainerPlan[], now: number, pace: Pace): Decision | undefined {
  const ended = endedByItself(view, task, plans, now, pace);
  if (ended) return ended;
  const { status, spec } = task;
  const service = spec.serviceArn === undefined ? undefined : view.get("services", spec.serviceArn);
  const targets = targetsVerdict(view, task);
  const { wakeAt, ...health } = healthOf(status, plans, (service?.healthCheckGracePeriodSeconds ?? 0) * 1000, pace, now, targets);
  const same =
    health.healthStatus === status.healthStatus && health.healthy === status.healthy && health.failing === (status.failing ?? false);
  if (same) return { commands: [], wakeAt };
  const why = health.failing ? "its health checks fail" : health.healthy ? "it counts as healthy" : "its health changed";
  const reset = health.healthy && !status.healthy ? becameHealthy(view, task) : [];
  const failing = health.failing || undefined;
  const failingTarget = failing && health.healthStatus !== "UNHEALTHY" ? failureOf(targets) : undefined;
  return { commands: [transition(task, { ...health, failing, failingTarget }, why), ...reset], wakeAt };
}

function failureOf({ unhealthy }: TargetsVerdict): Task["status"]["failingTarget"] {
  if (!unhealthy) return undefined;
  const { groupArn, port, state, description = "Health checks failed" } = unhealthy;
  return { groupArn, ...(port !== undefined && { port }), reason: state === "draining" ? TARGET_NOT_FOUND : description };
}
