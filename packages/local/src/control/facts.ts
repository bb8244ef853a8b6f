import type { Effect, Fact } from "../drivers/driver.js";
import type { ContainerStatus } from "../state/rows.js";
import type { Task, View } from "../state/view.js";
import { changed } from "./changed.js";
import { containerPlans, type ContainerPlan } from "./task/container-plan.js";
import { restarted, restarts } from "./task/restart.js";
import { startEffect } from "./task/start-effect.js";
import { transition } from "./task/transition.js";
import type { Command, Input } from "./types.js";
import { without } from "./without.js";

/**
 * What a driver has seen as a change of the container's state. Facts come at least once and may be late, so one that does not advance
 * the state changes nothing.
 */
export function applyFact(fact: Fact): Input<undefined> {
  return (view, now) => ({ ...changesOf(fact, view, now), result: undefined });
}

interface Changes {
  readonly commands: readonly Command[];
  readonly effects?: readonly Effect[];
}

function changesOf(fact: Fact, view: View, now: number): Changes {
  const task = view.task(fact.taskArn);
  const container = task?.status.containers[fact.container];
  if (!task || !container || container.lastStatus === "STOPPED") return { commands: [] };
  if (fact.kind === "container-lost") return { commands: [lost(task, fact.container, container, now)] };
  // Of a run that a restart has followed.
  if ("attempt" in fact && fact.attempt !== undefined && fact.attempt !== (container.restartCount ?? 0)) return { commands: [] };
  if (fact.kind === "container-exited") {
    const definition = definitionOf(view, task, fact.container);
    if (definition && restarts(definition, container, task.status, fact.exitCode, now)) return restart(view, task, fact, container);
  }
  const next = nextStatus(fact, container, task, view, now);
  if (!next) return { commands: [] };
  const containers = changed(task.status.containers, { [fact.container]: next });
  return { commands: [transition(task, { containers }, `${fact.container}: ${fact.kind}`)] };
}

function restart(view: View, task: Task, fact: Extract<Fact, { kind: "container-exited" }>, container: ContainerStatus): Changes {
  const { container: name, exitCode } = fact;
  const containers = changed(task.status.containers, { [name]: restarted(container) });
  const status = changed(task.status, { containers });
  return {
    commands: [transition(task, { containers }, `${name} ended with ${exitCode} and is started again`)],
    effects: [startEffect(view, { ...task, status }, name)],
  };
}

function definitionOf(view: View, task: Task, name: string): ContainerPlan["definition"] | undefined {
  const definition = view.get("taskDefinitions", task.spec.taskDefinitionArn)?.definition;
  return definition && containerPlans(definition).find((plan) => plan.name === name)?.definition;
}

function nextStatus(
  fact: Exclude<Fact, { kind: "container-lost" }>,
  container: ContainerStatus,
  task: Task,
  view: View,
  now: number,
): ContainerStatus | undefined {
  if (fact.kind === "container-exited") {
    const rest = without(container, "asked", "probe");
    const { exitCode, reason } = fact;
    return Object.assign(rest, {
      lastStatus: "STOPPED" as const,
      ...(exitCode !== undefined && { exitCode }),
      ...(reason !== undefined && { reason }),
    });
  }
  if (fact.kind === "container-started") {
    const again = container.lastStatus === "RUNNING" && container.asked === "start";
    if (!again && (container.lastStatus !== "PENDING" || container.asked === undefined)) return undefined;
    const { asked } = container;
    return Object.assign(without(container, "asked"), {
      lastStatus: "RUNNING" as const,
      ...(again ? { restartedAt: now } : { startedAt: now }),
      runtimeId: fact.runtimeId,
      networkBindings: bindingsOf(fact.hostPorts),
      ...(fact.probed && { probe: "waiting" as const }),
      // A stop that was asked for meanwhile is still owed an answer.
      ...(asked === "stop" && { asked }),
    });
  }
  if (container.lastStatus !== "RUNNING") return undefined;
  const checked = definitionOf(view, task, fact.container)?.healthCheck;
  const probe = fact.health === "HEALTHY" ? "passing" : "failing";
  const healthStatus = checked ? fact.health : container.healthStatus;
  return probe === container.probe && healthStatus === container.healthStatus ? undefined : changed(container, { probe, healthStatus });
}

function bindingsOf(hostPorts: { readonly [containerPort: number]: number } | undefined): ContainerStatus["networkBindings"] {
  if (hostPorts === undefined) return noBindings;
  return Object.entries(hostPorts).map(([containerPort, hostPort]) => ({
    bindIP: "0.0.0.0",
    containerPort: Number(containerPort),
    hostPort,
    protocol: "tcp",
  }));
}

/** Most containers have none, and there are many. */
const noBindings: ContainerStatus["networkBindings"] = [];

/** The runtime has forgotten the container, so the task is gone; nobody's definition is to blame for that. */
function lost(task: Task, name: string, container: ContainerStatus, now: number): Command {
  const stopped = Object.assign(without(container, "asked", "probe"), { lastStatus: "STOPPED" as const });
  const containers = changed(task.status.containers, { [name]: stopped });
  if (task.status.desiredStatus === "STOPPED") return transition(task, { containers }, `${name} is gone`);
  return transition(
    task,
    { containers, desiredStatus: "STOPPED", stoppingAt: now, stopCode: "InfrastructureHealth", stoppedReason: LOST },
    LOST,
  );
}

/** AWS documents no text for this. */
const LOST = "The task's containers were lost when the container runtime restarted";
