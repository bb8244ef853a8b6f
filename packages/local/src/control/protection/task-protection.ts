import type { Controller } from "../types.js";

/**
 * Ends a task's protection when its time is over. The key is the task's ARN. Source: Amazon ECS Developer Guide, "Protect your Amazon ECS
 * tasks from being terminated by scale-in events".
 */
export const taskProtection: Controller = {
  name: "task-protection",
  wakes: {
    taskStatuses(old, now, key, wake) {
      if (now?.protectedUntil !== undefined && now.protectedUntil !== old?.protectedUntil) wake(key);
    },
  },
  *keys(view) {
    for (const [arn, { protectedUntil }] of view.all("taskStatuses")) if (protectedUntil !== undefined) yield arn;
  },
  decide(view, key, now) {
    const until = view.get("taskStatuses", key)?.protectedUntil;
    if (until === undefined) return undefined;
    if (now < until) return { commands: [], wakeAt: until };
    const row = { protectedUntil: undefined };
    return { commands: [{ op: "patch", table: "taskStatuses", key, row, why: "its protection has expired" }] };
  },
};
