import type { TaskStopCode } from "@stowage/model/ecs";
import type { Task } from "../../state/view.js";
import type { Command } from "../types.js";
import { transition } from "./transition.js";

/**
 * Orders a task to stop: from here on it leaves discovery, then its containers are signalled. Nothing for a task that is told to
 * stop already.
 *
 * @example
 * commands: stopTask(task, { stopCode: "UserInitiated", stoppedReason: input.reason ?? "Task stopped by user" }, now)
 */
export function stopTask(
  task: Task,
  why: { readonly stopCode: TaskStopCode; readonly stoppedReason?: string | undefined },
  now: number,
): readonly Command[] {
  if (task.status.desiredStatus === "STOPPED") return [];
  const { stopCode, stoppedReason } = why;
  const patch = { desiredStatus: "STOPPED", stoppingAt: now, stopCode, ...(stoppedReason !== undefined && { stoppedReason }) } as const;
  return [transition(task, patch, stoppedReason ?? stopCode)];
}
