import { parseArn } from "@stowage/model";
import { daemonPlan, type Cluster, type DaemonPlan } from "@stowage/placement";
import type { Random } from "../../random.js";
import type { DeploymentRow, ServiceRow, TaskDefinitionRow } from "../../state/rows.js";
import { isLive, kindOf } from "../../state/kinds.js";
import type { Task, View } from "../../state/view.js";
import { placeOn } from "../launch/place-on-instances.js";
import { namedZones } from "../launch/zone-of-subnet.js";
import { isDaemonTask } from "../daemons/is-daemon-task.js";
import { watchDeployment } from "../deployments/watch-deployment.js";
import { taskFactory } from "../launch/task-factory.js";
import type { Command, Decision, Pace, ServiceEvent } from "../types.js";
import { bounds } from "./bounds.js";
import { census, isGone } from "./census.js";
import { complain, IMPAIRED, IMPAIRED_AFTER, placementComplaint } from "./complaints.js";
import { progress } from "./progress.js";
import { earlier } from "./earlier.js";
import { maxTasksAtOnce } from "./carry-out.js";
import { say, taskList } from "./say.js";
import { isProtected } from "./protection.js";
import { stopTasks } from "./stop-tasks.js";
import { tagsForTask } from "./task-tags.js";

/**
 * One step of a daemon service: a task on each ACTIVE instance that satisfies its constraints. An instance's old task stops before its new
 * one starts. Source: Amazon ECS Developer Guide, "Amazon ECS services" (DAEMON); its desired count is that of such instances.
 */
export function rollOutDaemon(view: View, service: ServiceRow, now: number, random: Random, pace: Pace): Decision | undefined {
  const deployments = view.deploymentsOf(service.arn);
  const wanted = deployments.at(-1);
  const definition = wanted && view.get("taskDefinitions", wanted.settings.taskDefinitionArn);
  if (!wanted || !definition) return undefined;
  const changed = watchDeployment(view, service, wanted, now);
  if (changed) return changed;

  const plan = staying(view, planFor(view, service, wanted, definition));
  const waits = service.retryAt !== undefined && service.retryAt > now;
  const starts = wanted.rolloutState === "FAILED" || waits ? [] : plan.start.slice(0, maxTasksAtOnce);
  const started = startOn(view, service, wanted, definition, starts, now, random);
  const stops = stopsOf(view, service, deployments, plan);
  const stopped = deployments.map((row, i) => stopTasks(view, service, row, stops[i]!, now));
  const commands: Command[] = [...started.commands, ...stopped.flatMap((each) => each.commands)];
  const events: ServiceEvent[] = [...started.events, ...stopped.flatMap((each) => each.events)];
  if (plan.desired !== service.desiredCount) {
    const why = `${plan.desired} instances are to have its task`;
    commands.push({ op: "patch", table: "services", key: service.arn, row: { desiredCount: plan.desired }, why });
  }
  events.push(...violations(view, service, plan));
  const gone = deployments.filter((row) => row !== wanted && isGone(census(view, row)));
  commands.push(...gone.map(({ id: key }): Command => ({ op: "delete", table: "deployments", key, why: "none of its tasks is left" })));

  const [blocked] = plan.blocked;
  const refusal = blocked && { reason: blocked.failures[0]!.reason, message: "", nearest: blocked, reasons: [] };
  const complaint = refusal ? placementComplaint(refusal) : service.startFailures >= IMPAIRED_AFTER ? IMPAIRED : undefined;
  // A daemon waits for changes of the cluster whether or not it lacks room.
  const said = complain(service, complaint, true, now);
  commands.push(...said.commands);
  events.push(...said.events);
  let wakeAt = waits && plan.start.length > 0 ? service.retryAt : undefined;
  if (started.commands.length === 0 && stopped.every((each) => each.commands.length === 0)) {
    const left = deployments.filter((row) => !gone.includes(row));
    const next = progress(view, service, left, plan.desired, now, pace);
    commands.push(...next.commands);
    events.push(...next.events);
    wakeAt = earlier(wakeAt, next.wakeAt);
  } else if (service.steady) {
    commands.push({ op: "patch", table: "services", key: service.arn, row: { steady: false }, why: "its tasks change" });
  }
  return { commands, events, wakeAt };
}

type Plan = DaemonPlan & { /** Instances that drain and are not to lose their task yet. */ readonly keep: ReadonlySet<string> };

/** A daemon's task is the last to stop on an instance that drains. Source: Amazon ECS Developer Guide, "Daemon scheduling strategy". */
function staying(view: View, plan: DaemonPlan): Plan {
  const keep = new Set(plan.stop.filter((arn) => view.get("containerInstances", arn)?.status === "DRAINING" && isBusy(view, arn)));
  return { ...plan, stop: plan.stop.filter((arn) => !keep.has(arn)), keep };
}

function isBusy(view: View, instance: string): boolean {
  for (const { spec } of view.tasksOnInstance(instance)) if (!isDaemonTask(view, spec)) return true;
  return false;
}

/** Tasks that must leave an ACTIVE instance because it no longer satisfies their constraints. ECS's own words are not documented. */
function violations(view: View, service: ServiceRow, plan: DaemonPlan): readonly ServiceEvent[] {
  return plan.stop.flatMap((instance) => {
    const row = view.get("containerInstances", instance);
    const tasks = [...view.tasksOnInstance(instance)].filter(
      ({ spec, status }) => spec.serviceArn === service.arn && status.desiredStatus === "RUNNING",
    );
    if (row?.status !== "ACTIVE") return [];
    return tasks.map(({ spec }) =>
      say(service, `(task ${spec.id}) no longer satisfies the placement constraints on (container-instance ${row.id}).`),
    );
  });
}

function planFor(view: View, service: ServiceRow, { settings }: DeploymentRow, definition: TaskDefinitionRow): DaemonPlan {
  const { cluster, groups } = view.placement(service.clusterArn);
  const group = groups.asked({
    group: `service:${service.name}`,
    definition,
    standalone: false,
    daemon: true,
    zones: namedZones(parseArn(service.arn)?.region ?? "", settings.networkConfiguration?.awsvpcConfiguration?.subnets ?? []),
    constraints: service.placementConstraints,
    strategy: [],
  });
  // The plan only looks.
  return daemonPlan(cluster as Cluster, group);
}

function startOn(
  view: View,
  service: ServiceRow,
  deployment: DeploymentRow,
  definition: TaskDefinitionRow,
  instances: readonly string[],
  now: number,
  random: Random,
): { readonly commands: readonly Command[]; readonly events: readonly ServiceEvent[] } {
  const cluster = view.get("clusters", service.clusterArn);
  if (!cluster || instances.length === 0) return { commands: [], events: [] };
  const make = taskFactory(view, now, random);
  const network = deployment.settings.networkConfiguration?.awsvpcConfiguration;
  const made = instances.map((instance) =>
    make({
      cluster,
      definition,
      launchType: deployment.settings.launchType ?? "EC2",
      ...placeOn(view, network?.subnets, instance),
      network,
      group: `service:${service.name}`,
      startedBy: deployment.id,
      serviceArn: service.arn,
      deploymentId: deployment.id,
      enableExecuteCommand: service.enableExecuteCommand,
      tags: tagsForTask(view, service, definition),
      why: `${service.name} has no task on ${instance.split("/").at(-1)}`,
    }),
  );
  return {
    commands: made.flatMap(({ commands }) => commands),
    events: [say(service, `has started ${made.length} tasks: ${taskList(made.map(({ task }) => task))}.`)],
  };
}

/** Of each deployment the tasks that must leave their instance, that fail, or that are of an old revision, as many of those as the lower bound allows. */
function stopsOf(view: View, service: ServiceRow, deployments: readonly DeploymentRow[], plan: Plan): readonly (readonly Task[])[] {
  const leaves = new Set(plan.stop);
  const hasPlace = ({ spec: { containerInstanceArn = "" } }: Task): boolean =>
    !leaves.has(containerInstanceArn) && !plan.keep.has(containerInstanceArn);
  const { minimumHealthyPercent = 0, maximumPercent = 100 } = service.deploymentConfiguration;
  const { lower } = bounds(plan.desired, minimumHealthyPercent, maximumPercent);
  let spare = -lower;
  for (const { id } of deployments) for (const task of view.tasksOfDeployment(id, "healthy")) if (hasPlace(task)) spare++;
  const wanted = deployments.at(-1)!;
  return deployments.map((deployment) => {
    const stops = new Map<string, Task>();
    const add = (task: Task): void => void (stops.size < maxTasksAtOnce && stops.set(task.arn, task));
    for (const instance of leaves) {
      for (const task of view.tasksOnInstance(instance)) {
        if (task.spec.deploymentId === deployment.id && isLive(kindOf(task.status))) add(task);
      }
    }
    for (const task of view.tasksOfDeployment(deployment.id, "unhealthy")) add(task);
    if (deployment === wanted || wanted.rolloutState === "FAILED") return [...stops.values()];
    for (const kind of ["pending", "running", "leaving", "healthy"] as const) {
      for (const task of view.tasksOfDeployment(deployment.id, kind)) {
        if (isProtected(task) || !hasPlace(task)) continue;
        if (kind === "healthy" && spare-- <= 0) break;
        add(task);
      }
    }
    return [...stops.values()];
  });
}
