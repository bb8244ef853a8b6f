import type { Random } from "../../random.js";
import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { taskFactory } from "../launch/task-factory.js";
import type { Command, ServiceEvent } from "../types.js";
import { chooseStops } from "./choose-stops.js";
import { acts, type RolloutStep } from "./plan-rollout.js";
import { startTasks } from "./start-tasks.js";
import { stopTasks } from "./stop-tasks.js";

/** One decision starts or stops at most so many tasks; the rows that it changes wake it again. */
export const maxTasksAtOnce = 100;

/** What was done of a plan. */
export interface Work {
  readonly commands: readonly Command[];
  readonly events: readonly ServiceEvent[];
  /** What is said of tasks that found no place. */
  readonly complaint?: string | undefined;
  readonly acted: boolean;
}

/** Starts and stops what a plan says, as much as one decision may. */
export function carryOut(
  view: View,
  service: ServiceRow,
  deployments: readonly DeploymentRow[],
  steps: readonly RolloutStep[],
  now: number,
  random: Random,
): Work {
  const commands: Command[] = [];
  const events: ServiceEvent[] = [];
  let complaint: string | undefined;
  let budget = maxTasksAtOnce;
  let onInstances = false;
  const make = taskFactory(view, now, random);
  // The wanted deployment comes first.
  for (let i = deployments.length - 1; i >= 0; i--) {
    const deployment = deployments[i]!;
    const step = steps[i]!;
    if (step.target !== undefined && step.target !== deployment.desiredCount) {
      const row = { desiredCount: step.target, updatedAt: now };
      commands.push({ op: "patch", table: "deployments", key: deployment.id, row, why: "it is to have so many tasks" });
    }
    if (!acts(step)) continue;
    // Placement has not seen what this decision has placed already.
    const start = onInstances ? 0 : Math.min(step.start, budget);
    if (start > 0) {
      const started = startTasks(view, service, deployment, start, step.replacing, now, random.split(deployment.id), make);
      commands.push(...started.commands);
      events.push(...started.events);
      complaint ??= started.complaint;
      onInstances = started.onInstances;
      budget -= started.count;
    }
    const stops = budget > 0 ? chooseStops(view, deployment, step.stop, budget) : [];
    if (stops.length === 0) continue;
    const stopped = stopTasks(view, service, deployment, stops, now);
    commands.push(...stopped.commands);
    events.push(...stopped.events);
    budget -= stops.length;
    if (stopped.failed === 0) continue;
    const row = { failedTasks: deployment.failedTasks + stopped.failed, updatedAt: now };
    commands.push({ op: "patch", table: "deployments", key: deployment.id, row, why: "its tasks fail" });
  }
  const acted = budget < maxTasksAtOnce;
  if (acted && service.steady)
    commands.push({ op: "patch", table: "services", key: service.arn, row: { steady: false }, why: "its tasks change" });
  return { commands, events, complaint, acted };
}
