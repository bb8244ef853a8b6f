import type { Task, View } from "../../state/view.js";
import { say } from "../service/say.js";
import { settingsOfTask } from "../task-sets/settings-of-task.js";
import type { Command, Controller, Pace, ServiceEvent } from "../types.js";
import { wantedTargets } from "./task-targets.js";
import { deregisterTarget, registerTarget, targetKey } from "./targets.js";

/** Registers a service's task in its target groups, and takes it out before anything is signalled. The key is the task's ARN. */
export function taskTargetController(pace: Pick<Pace, "targetWaitMs">): Controller {
  return {
    name: "task-targets",
    wakes: {
      taskStatuses(old, now, key, wake, view) {
        const same =
          old?.lastStatus === now?.lastStatus && old?.desiredStatus === now?.desiredStatus && old?.containers === now?.containers;
        if (!same && isBalanced(view, key)) wake(key);
      },
      // A gateway makes one for tasks that may run already.
      targetGroups(old, now, _key, wake, view) {
        if (old !== undefined || !now?.gateway) return;
        for (const { arn } of view.tasksOfService(now.gateway.serviceArn)) wake(arn);
      },
    },
    *keys(view) {
      for (const [arn] of view.all("taskSpecs")) if (isBalanced(view, arn)) yield arn;
    },
    decide(view, key, now) {
      const task = view.task(key);
      const wanted = task ? wantedTargets(view, task) : [];
      const keys = new Set(wanted.map(({ groupArn, target }) => targetKey(groupArn, target)));
      const commands: Command[] = [];
      const events: ServiceEvent[] = [];
      for (const { groupArn, target } of wanted) {
        const registered = registerTarget(view, groupArn, target, now);
        commands.push(...registered);
        if (registered.length > 0) events.push(...told(view, task!, `registered 1 targets in (target-group ${groupArn})`));
      }
      const before = events.length;
      for (const row of view.targetsOfTask(key)) {
        if (keys.has(targetKey(row.groupArn, row))) continue;
        const deregistered = deregisterTarget(view, row.groupArn, row, now, pace.targetWaitMs);
        commands.push(...deregistered);
        if (task && deregistered.length > 0) events.push(...told(view, task, `deregistered 1 targets in (target-group ${row.groupArn})`));
      }
      if (task && events.length > before) events.push(...told(view, task, "has begun draining connections on 1 tasks."));
      return commands.length === 0 ? undefined : { commands, events };
    },
  };
}

/** Most tasks are behind no load balancer, and need not be looked at. */
function isBalanced(view: View, taskArn: string): boolean {
  const settings = settingsOfTask(view, view.get("taskSpecs", taskArn) ?? {});
  if (settings && (settings.loadBalancers.length > 0 || settings.gatewayConnectors?.length)) return true;
  for (const _ of view.targetsOfTask(taskArn)) return true;
  return false;
}

/** ECS tells of several tasks at once where it can; here each is told of as it happens. Source of the texts: captures of service events. */
function told(view: View, { spec }: Task, text: string): readonly ServiceEvent[] {
  const service = spec.serviceArn === undefined ? undefined : view.get("services", spec.serviceArn);
  if (!service) return [];
  const several = view.deploymentsOf(service.arn).length > 1;
  if (!several || !text.startsWith("has begun")) return [say(service, text)];
  return [{ serviceArn: service.arn, message: `(service ${service.name}, taskSet ${spec.deploymentId}) ${text}` }];
}
