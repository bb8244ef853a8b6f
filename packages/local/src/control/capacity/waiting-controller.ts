import { parseArn } from "@stowage/model";
import { NO_ACTIVE_INSTANCES, type TaskGroup } from "@stowage/placement";
import type { TaskSpecRow } from "../../state/rows.js";
import type { Task, View } from "../../state/view.js";
import { placeOn } from "../launch/place-on-instances.js";
import { namedZones } from "../launch/zone-of-subnet.js";
import { earlier } from "../service/earlier.js";
import { failedToStart } from "../task/failures.js";
import { stopTask } from "../task/stop-task.js";
import { transition } from "../task/transition.js";
import type { Command, Controller, Decision, Pace, ServiceEvent } from "../types.js";

/**
 * How long a task waits for capacity. Source: AWS Containers blog, "Deep Dive on Amazon ECS Cluster Auto Scaling": between 10 and 30
 * minutes; the longest of it is our choice.
 */
const WAIT_MS = 30 * 60_000;

/**
 * Places the tasks that wait in PROVISIONING as instances come, the oldest first, and stops those that have waited too long. The key is
 * the cluster's ARN.
 */
export function waitingController(pace: Pace): Controller {
  return {
    name: "waiting-tasks",
    wakes: {
      taskSpecs(old, now, _key, wake) {
        const spec = now?.waiting ? now : old?.waiting ? old : undefined;
        if (spec) wake(spec.clusterArn);
      },
      // Another task has left room on an instance.
      taskStatuses(old, now, key, wake, view) {
        if (old === undefined || (now !== undefined && now.lastStatus !== "STOPPED")) return;
        const spec = view.get("taskSpecs", key);
        if (spec?.containerInstanceArn !== undefined && view.countWaiting(spec.clusterArn) > 0) wake(spec.clusterArn);
      },
      containerInstances(old, now, _key, wake, view) {
        const { clusterArn } = (now ?? old)!;
        if (view.countWaiting(clusterArn) > 0) wake(clusterArn);
      },
    },
    *keys(view) {
      for (const [arn] of view.all("clusters")) if (view.countWaiting(arn) > 0) yield arn;
    },
    decide(view, key, now) {
      const tasks = [...view.waitingTasks(key)].sort((a, b) => a.spec.createdAt - b.spec.createdAt || (a.arn < b.arn ? -1 : 1));
      const groups = groupsOf(view, tasks);
      for (const [group, members] of groups) {
        const { instances } = view.placement(key).cluster.choose(group, members.length);
        // What is placed wakes the cluster again: placement does not see it before.
        if (instances.length > 0) return { commands: instances.flatMap((arn, i) => placed(view, members[i]!, arn, now)) };
      }
      return giveUp(view, groups, now, pace);
    },
  };
}

/** Tasks that are placed alike, in the order of the oldest of each. */
function groupsOf(view: View, tasks: readonly Task[]): ReadonlyMap<TaskGroup, readonly Task[]> {
  const groups = new Map<TaskGroup, Task[]>();
  for (const task of tasks) {
    const { spec } = task;
    const definition = view.get("taskDefinitions", spec.taskDefinitionArn);
    if (!definition || !spec.waiting) continue;
    const group = view.placement(spec.clusterArn).groups.asked({
      group: spec.group,
      definition,
      overrides: spec.overrides,
      standalone: spec.serviceArn === undefined,
      capacityProvider: spec.capacityProviderName,
      zones: namedZones(parseArn(task.arn)?.region ?? "", spec.waiting.subnets),
      constraints: spec.waiting.placementConstraints,
      strategy: spec.waiting.placementStrategy,
    });
    const known = groups.get(group);
    if (known) known.push(task);
    else groups.set(group, [task]);
  }
  return groups;
}

function placed(view: View, task: Task, containerInstanceArn: string, now: number): readonly Command[] {
  const { waiting, network } = task.spec;
  const { availabilityZone, subnetId } = placeOn(view, waiting?.subnets, containerInstanceArn);
  const row: Partial<TaskSpecRow> = {
    containerInstanceArn,
    availabilityZone,
    waiting: undefined,
    ...(network && subnetId !== undefined && { network: { ...network, subnetId } }),
  };
  const why = "there is an instance for it";
  return [
    { op: "patch", table: "taskSpecs", key: task.arn, row, why },
    transition(task, { lastStatus: "PENDING", connectivityAt: now }, why),
  ];
}

/** Stops those that have waited too long; what that means to a service is decided once for all of its deployment. */
function giveUp(view: View, groups: ReadonlyMap<TaskGroup, readonly Task[]>, now: number, pace: Pace): Decision {
  const commands: Command[] = [];
  const events: ServiceEvent[] = [];
  const failed = new Map<string, { readonly tasks: Task[]; readonly reason: string }>();
  let wakeAt: number | undefined;
  for (const [group, members] of groups) {
    const expired = members.filter(({ spec }) => spec.createdAt + WAIT_MS <= now);
    const next = members[expired.length];
    if (next) wakeAt = earlier(wakeAt, next.spec.createdAt + WAIT_MS);
    if (expired.length === 0) continue;
    const stoppedReason = `TaskFailedToStart: ${reasonOf(view, expired[0]!, group)}`;
    for (const task of expired) {
      commands.push(...stopTask(task, { stopCode: "TaskFailedToStart", stoppedReason }, now));
      const { deploymentId } = task.spec;
      if (deploymentId === undefined) continue;
      const known = failed.get(deploymentId);
      if (known) known.tasks.push(task);
      else failed.set(deploymentId, { tasks: [task], reason: stoppedReason });
    }
  }
  for (const { tasks, reason } of failed.values()) {
    const failure = failedToStart(view, tasks[0]!, now, pace, tasks.length, reason);
    commands.push(...failure.commands);
    events.push(...failure.events);
  }
  return { commands, events, wakeAt };
}

/** Source: Amazon ECS Developer Guide, "Amazon ECS API failure reasons". */
function reasonOf(view: View, { spec }: Task, group: TaskGroup): string {
  for (const { status, capacityProviderName } of view.instancesOfCluster(spec.clusterArn)) {
    if (status === "INACTIVE" || capacityProviderName !== spec.capacityProviderName) continue;
    return view.placement(spec.clusterArn).cluster.refuse(group)?.reason ?? NO_ACTIVE_INSTANCES;
  }
  return "EMPTY CAPACITY PROVIDER";
}
