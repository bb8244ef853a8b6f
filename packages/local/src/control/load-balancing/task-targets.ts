import type { LoadBalancer } from "@stowage/model/ecs";
import type { TargetRow } from "../../state/load-balancing-rows.js";
import type { Task, View } from "../../state/view.js";
import { settingsOfTask } from "../task-sets/settings-of-task.js";
import { balancersOf } from "./gateway-routes.js";
import type { NewTarget } from "./targets.js";

/** A registration that a task should have. */
export interface WantedTarget {
  readonly groupArn: string;
  readonly target: NewTarget;
}

const none: readonly never[] = [];

/** The target groups in which a service's task is to be registered, as far as the engine holds them: one for each of its load balancers. */
function targetGroupsOf(view: View, task: Pick<Task, "spec">): readonly { readonly groupArn: string; readonly entry: LoadBalancer }[] {
  const settings = settingsOfTask(view, task.spec);
  const balancers = settings ? balancersOf(view, task.spec.serviceArn, settings) : none;
  if (balancers.length === 0) return none;
  const deployment = task.spec.deploymentId === undefined ? undefined : view.get("deployments", task.spec.deploymentId);
  return balancers.flatMap((entry) => {
    const groupArn = groupFor(entry, deployment?.alternate ?? false);
    return groupArn !== undefined && view.get("targetGroups", groupArn) ? [{ groupArn, entry }] : [];
  });
}

/** The group that a deployment's tasks are registered in: blue and green ones take turns. */
export function groupFor({ targetGroupArn, advancedConfiguration }: LoadBalancer, alternate: boolean): string | undefined {
  return alternate ? (advancedConfiguration?.alternateTargetGroupArn ?? targetGroupArn) : targetGroupArn;
}

/**
 * The targets that a task should be: from its containers' start, before it is RUNNING, until it is told to stop. By its address, or by its
 * instance and host port. Source: Amazon ECS Developer Guide, "Amazon ECS task lifecycle" and "Use load balancing to distribute traffic".
 */
export function wantedTargets(view: View, task: Task): readonly WantedTarget[] {
  const { status, spec } = task;
  if (status.desiredStatus !== "RUNNING" || (status.lastStatus !== "ACTIVATING" && status.lastStatus !== "RUNNING")) return [];
  return targetGroupsOf(view, task).flatMap(({ groupArn, entry }) => {
    const container = status.containers[entry.containerName ?? ""];
    if (container?.lastStatus !== "RUNNING" || entry.containerPort === undefined) return [];
    const binding = container.networkBindings.find(({ containerPort }) => containerPort === entry.containerPort);
    const byInstance = view.get("targetGroups", groupArn)?.targetGroup.TargetType === "instance" && spec.containerInstanceArn !== undefined;
    const target: NewTarget = {
      id: byInstance ? instanceId(view, spec.containerInstanceArn!) : (spec.network?.privateIPv4Address ?? "127.0.0.1"),
      port: binding?.hostPort ?? hostPort(view, task, entry) ?? entry.containerPort,
      availabilityZone: spec.availabilityZone,
      taskArn: task.arn,
    };
    return [{ groupArn, target }];
  });
}

function instanceId(view: View, arn: string): string {
  const row = view.get("containerInstances", arn);
  return row?.ec2InstanceId ?? row?.id ?? arn;
}

/** What the definition maps a port to on its host. */
function hostPort(view: View, { spec }: Task, { containerName, containerPort }: LoadBalancer): number | undefined {
  if (spec.network !== undefined) return undefined;
  const definition = view.get("taskDefinitions", spec.taskDefinitionArn)?.definition;
  const container = definition?.containerDefinitions.find(({ name }) => name === containerName);
  return container?.portMappings?.find((mapping) => mapping.containerPort === containerPort)?.hostPort || undefined;
}

/** What the load balancers think of a task. */
export interface TargetsVerdict {
  /** Healthy in every group; undefined: no group that the engine holds. */
  readonly healthy: boolean | undefined;
  /** A target that fails its checks, or that somebody else has taken out. */
  readonly unhealthy: TargetRow | undefined;
}

/** Of a task without load balancers. */
export const unbalanced: TargetsVerdict = { healthy: undefined, unhealthy: undefined };

export function targetsVerdict(view: View, task: Task): TargetsVerdict {
  const groups = targetGroupsOf(view, task);
  if (groups.length === 0) return unbalanced;
  const rows = [...view.targetsOfTask(task.arn)];
  const healthy = groups.every(({ groupArn }) => rows.some((row) => row.groupArn === groupArn && row.state === "healthy"));
  const missing = rows.find((row) => row.state === "draining" && groups.some(({ groupArn }) => groupArn === row.groupArn));
  return { healthy, unhealthy: rows.find(({ state }) => state === "unhealthy") ?? missing };
}
