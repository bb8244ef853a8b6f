import type { Task, View } from "../../state/view.js";
import { wakeReleased } from "../daemons/daemons-first.js";
import type { Controller, Decision, Pace } from "../types.js";
import { containerPlans } from "./container-plan.js";
import { forget } from "./forget.js";
import { instanceChange } from "./instance-change.js";
import { run } from "./run-phase.js";
import { start } from "./start-phase.js";
import { stop } from "./stop-phase.js";

/** Brings one task through its states, in their order, one at a time. The key is the task's ARN. */
export function taskController(pace: Pace): Controller {
  return {
    name: "task",
    wakes: {
      taskStatuses(old, now, key, wake, view) {
        if (now === undefined) return;
        wake(key);
        if (old !== undefined) wakeReleased(view, key, old, now, wake);
      },
      // A task is not signalled before it has left discovery.
      discoveryInstances(old, now, _key, wake) {
        if (old?.taskArn !== undefined && now === undefined) wake(old.taskArn);
      },
      // Nor before its load balancers have let go of it; and what they think of it is part of its health.
      targets(old, now, _key, wake) {
        const taskArn = (now ?? old)!.taskArn;
        if (taskArn !== undefined && old?.state !== now?.state) wake(taskArn);
      },
      containerInstances(old, now, key, wake, view) {
        if (old?.status === now?.status && old?.agentConnected === now?.agentConnected) return;
        for (const { arn } of view.tasksOnInstance(key)) wake(arn);
      },
    },
    *keys(view) {
      for (const [arn] of view.all("taskStatuses")) yield arn;
    },
    decide(view, key, now) {
      const task = view.task(key);
      return task && decide(view, task, now, pace);
    },
  };
}

function decide(view: View, task: Task, now: number, pace: Pace): Decision | undefined {
  const definition = view.get("taskDefinitions", task.spec.taskDefinitionArn)?.definition;
  if (!definition) return undefined;
  const plans = containerPlans(definition);
  const { lastStatus, desiredStatus } = task.status;
  if (lastStatus === "STOPPED") return forget(view, task, now, pace);
  if (desiredStatus === "STOPPED") return stop(view, task, plans, now, pace);
  const moved = instanceChange(view, task, now);
  if (moved) return { commands: moved };
  if (lastStatus === "RUNNING") return run(view, task, plans, now, pace);
  return start(view, task, plans, now, pace);
}
