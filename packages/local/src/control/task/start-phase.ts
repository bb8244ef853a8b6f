import type { StartContainer } from "../../drivers/driver.js";
import type { ContainerStatus, TaskStatusRow } from "../../state/rows.js";
import type { Task, View } from "../../state/view.js";
import { changed } from "../changed.js";
import { awaitsDaemons } from "../daemons/daemons-first.js";
import type { Command, Decision, Pace } from "../types.js";
import type { ContainerPlan } from "./container-plan.js";
import { readiness } from "./dependencies.js";
import { endedByItself } from "./ended.js";
import { ranAtLast } from "./failures.js";
import { startEffect } from "./start-effect.js";
import { transition } from "./transition.js";

/**
 * From PROVISIONING to RUNNING: a task with a network of its own passes PROVISIONING, PENDING and ACTIVATING, another only PENDING; its
 * containers start as their dependencies allow, and it runs when each has started. On a managed instance the daemons' tasks run first.
 */
export function start(view: View, task: Task, plans: readonly ContainerPlan[], now: number, pace: Pace): Decision | undefined {
  const { lastStatus, containers } = task.status;
  const ended = endedByItself(view, task, plans, now, pace);
  if (ended) return ended;
  // Until there is an instance for it.
  if (task.spec.waiting) return undefined;
  if (lastStatus === "PROVISIONING") {
    return { commands: [transition(task, { lastStatus: "PENDING", connectivityAt: now }, "its network is there")] };
  }
  if (lastStatus === "PENDING" && awaitsDaemons(view, task)) return undefined;
  if (lastStatus === "PENDING" && task.spec.network !== undefined) {
    const { containers: asked, effects, wakeAt } = startContainers(view, task, plans, now);
    const patch = { lastStatus: "ACTIVATING", pullStartedAt: now, ...(asked && { containers: asked }) } as const;
    return { commands: [transition(task, patch, "its images are being pulled")], effects, wakeAt };
  }
  if (plans.every(({ name }) => containers[name]?.lastStatus !== "PENDING")) {
    const patch = { lastStatus: "RUNNING", startedAt: now, pullStoppedAt: now } as const;
    return { commands: [transition(task, patch, "every container has started"), ...ranAtLast(view, task)] };
  }
  const { containers: asked, effects, wakeAt } = startContainers(view, task, plans, now);
  if (!asked) return wakeAt === undefined ? undefined : { commands: [], wakeAt };
  // Not a change that anybody is told of, so the version stays.
  const command: Command = { op: "patch", table: "taskStatuses", key: task.arn, row: { containers: asked }, why: "dependencies judged" };
  return { commands: [command], effects, wakeAt };
}

/** The containers that may start by now are asked to; undefined: none. */
function startContainers(
  view: View,
  task: Task,
  plans: readonly ContainerPlan[],
  now: number,
): {
  readonly containers: TaskStatusRow["containers"] | undefined;
  readonly effects: readonly StartContainer[];
  readonly wakeAt: number | undefined;
} {
  const effects: StartContainer[] = [];
  const asked: { [name: string]: ContainerStatus } = {};
  let wakeAt: number | undefined;
  for (const plan of plans) {
    const status = task.status.containers[plan.name];
    if (!status || status.lastStatus !== "PENDING" || status.asked !== undefined) continue;
    const verdict = readiness(plan, plans, task.status.containers, now);
    if (verdict.kind === "waits" && verdict.until !== undefined) wakeAt = Math.min(wakeAt ?? Infinity, verdict.until);
    // An essential one has ended the task already; another is given up.
    if (verdict.kind === "never") asked[plan.name] = changed(status, { lastStatus: "STOPPED", reason: verdict.reason });
    if (verdict.kind !== "ready") continue;
    asked[plan.name] = changed(status, { asked: "start" });
    effects.push(startEffect(view, task, plan.name));
  }
  const any = Object.keys(asked).length > 0;
  return { containers: any ? changed(task.status.containers, asked) : undefined, effects, wakeAt };
}
