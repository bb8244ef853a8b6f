import type { Controller, Pace } from "../types.js";
import { interruptTask, spotEnd } from "./spot.js";

/** Takes Fargate Spot tasks back at a rate, if one is given. The key is the task's ARN. */
export function spotTasks({ spotPerDay }: Pick<Pace, "spotPerDay">): Controller {
  return {
    name: "spot-tasks",
    wakes: {
      taskStatuses(old, now, key, wake, view) {
        if (!spotPerDay || old?.lastStatus === now?.lastStatus || now?.lastStatus !== "RUNNING") return;
        if (view.get("taskSpecs", key)?.capacityProviderName === "FARGATE_SPOT") wake(key);
      },
    },
    *keys(view) {
      if (!spotPerDay) return;
      for (const [arn, spec] of view.all("taskSpecs")) if (spec.capacityProviderName === "FARGATE_SPOT") yield arn;
    },
    decide(view, key, now) {
      const task = view.task(key);
      const { startedAt, desiredStatus } = task?.status ?? {};
      if (!task || startedAt === undefined || desiredStatus !== "RUNNING") return undefined;
      const end = spotEnd(key, startedAt, spotPerDay);
      if (end === undefined) return undefined;
      return now < end ? { commands: [], wakeAt: end } : { commands: interruptTask(task, now) };
    },
  };
}
