import type { Random } from "../../random.js";
import type { DaemonRevisionRow, DaemonRow } from "../../state/daemon-rows.js";
import type { ContainerInstanceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { taskFactory } from "../launch/task-factory.js";
import { requirementOf } from "../launch/task-size.js";
import type { Command } from "../types.js";
import { daemonTask } from "./daemon-task.js";

/** Starts a daemon's task on an instance that is there already; nothing if it lacks the room. */
export function startDaemonTask(
  view: View,
  daemon: DaemonRow,
  revision: DaemonRevisionRow,
  instance: ContainerInstanceRow,
  now: number,
  random: Random,
): readonly Command[] {
  if (!fits(view, instance, revision)) return [];
  const daemons = [...(instance.daemons ?? []), revision.arn];
  return [
    ...daemonTask(view, daemon, revision, instance, taskFactory(view, now, random)),
    { op: "patch", table: "containerInstances", key: instance.arn, row: { daemons }, why: `${daemon.name} starts on it` },
  ];
}

function fits(view: View, instance: ContainerInstanceRow, { taskDefinitionArn }: DaemonRevisionRow): boolean {
  const definition = view.get("taskDefinitions", taskDefinitionArn)?.definition;
  const left = view.placement(instance.clusterArn).cluster.remaining(instance.arn);
  if (!definition || !left) return false;
  const { cpu = 0, memory = 0 } = requirementOf(definition);
  return left.cpu >= cpu && left.memory >= memory;
}
