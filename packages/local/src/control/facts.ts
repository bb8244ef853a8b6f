import type { Fact } from "../drivers/driver.js";
import type { ContainerStatus } from "../state/rows.js";
import type { Task, View } from "../state/view.js";
import { containerPlans } from "./task/container-plan.js";
import { transition } from "./task/transition.js";
import type { Command, Input } from "./types.js";

/**
 * What a driver has seen as a change of the container's state. Facts come at least once and may be late, so one that does not advance
 * the state changes nothing.
 */
export function applyFact(fact: Fact): Input<undefined> {
  return (view, now) => ({ commands: commandsFor(fact, view, now), result: undefined });
}

function commandsFor(fact: Fact, view: View, now: number): readonly Command[] {
  const task = view.task(fact.taskArn);
  const container = task?.status.containers[fact.container];
  if (!task || !container || container.lastStatus === "STOPPED") return [];
  if (fact.kind === "container-lost") return [lost(task, fact.container, container, now)];
  const next = nextStatus(fact, container, task, view, now);
  if (!next) return [];
  return [transition(task, { containers: { ...task.status.containers, [fact.container]: next } }, `${fact.container}: ${fact.kind}`)];
}

function nextStatus(
  fact: Exclude<Fact, { kind: "container-lost" }>,
  container: ContainerStatus,
  task: Task,
  view: View,
  now: number,
): ContainerStatus | undefined {
  if (fact.kind === "container-exited") {
    const { asked: _asked, probe: _probe, ...rest } = container;
    const { exitCode, reason } = fact;
    return { ...rest, lastStatus: "STOPPED", ...(exitCode !== undefined && { exitCode }), ...(reason !== undefined && { reason }) };
  }
  if (fact.kind === "container-started") {
    if (container.lastStatus !== "PENDING" || container.asked === undefined) return undefined;
    const { asked, ...rest } = container;
    return {
      ...rest,
      lastStatus: "RUNNING",
      startedAt: now,
      runtimeId: fact.runtimeId,
      networkBindings: bindingsOf(fact.hostPorts),
      ...(fact.probed && { probe: "waiting" }),
      // A stop that was asked for meanwhile is still owed an answer.
      ...(asked === "stop" && { asked }),
    };
  }
  if (container.lastStatus !== "RUNNING") return undefined;
  const definition = view.get("taskDefinitions", task.spec.taskDefinitionArn)?.definition;
  const checked = definition && containerPlans(definition).find(({ name }) => name === fact.container)?.definition.healthCheck;
  const probe = fact.health === "HEALTHY" ? "passing" : "failing";
  const healthStatus = checked ? fact.health : container.healthStatus;
  return probe === container.probe && healthStatus === container.healthStatus ? undefined : { ...container, probe, healthStatus };
}

function bindingsOf(hostPorts: { readonly [containerPort: number]: number } = {}): ContainerStatus["networkBindings"] {
  return Object.entries(hostPorts).map(([containerPort, hostPort]) => ({
    bindIP: "0.0.0.0",
    containerPort: Number(containerPort),
    hostPort,
    protocol: "tcp",
  }));
}

/** The runtime has forgotten the container, so the task is gone; nobody's definition is to blame for that. */
function lost(task: Task, name: string, container: ContainerStatus, now: number): Command {
  const { asked: _asked, probe: _probe, ...rest } = container;
  const containers = { ...task.status.containers, [name]: { ...rest, lastStatus: "STOPPED" as const } };
  if (task.status.desiredStatus === "STOPPED") return transition(task, { containers }, `${name} is gone`);
  return transition(
    task,
    { containers, desiredStatus: "STOPPED", stoppingAt: now, stopCode: "InfrastructureHealth", stoppedReason: LOST },
    LOST,
  );
}

/** AWS documents no text for this. */
const LOST = "The task's containers were lost when the container runtime restarted";
