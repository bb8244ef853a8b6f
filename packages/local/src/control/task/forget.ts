import type { Task, View } from "../../state/view.js";
import type { Command, Decision, Pace } from "../types.js";

/** A stopped task is shown for a while, then its rows go. Source: Amazon ECS Developer Guide, "Viewing stopped task errors" (an hour). */
export function forget(view: View, task: Task, now: number, pace: Pace): Decision {
  const until = (task.status.stoppedAt ?? now) + pace.rememberStoppedMs;
  if (now < until) return { commands: [], wakeAt: until };
  const why = "stopped long enough ago";
  const commands: Command[] = [
    { op: "delete", table: "taskStatuses", key: task.arn, why },
    { op: "delete", table: "taskSpecs", key: task.arn, why },
  ];
  if (view.get("tags", task.arn)) commands.push({ op: "delete", table: "tags", key: task.arn, why });
  return { commands };
}
