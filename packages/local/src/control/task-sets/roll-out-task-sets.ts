import type { Random } from "../../random.js";
import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { TaskSetRow } from "../../state/task-set-row.js";
import type { View } from "../../state/view.js";
import { taskFactory } from "../launch/task-factory.js";
import { bounds } from "../service/bounds.js";
import { census, isGone, live, type Census } from "../service/census.js";
import { complain, IMPAIRED, IMPAIRED_AFTER } from "../service/complaints.js";
import { planRollout, type RolloutStep } from "../service/plan-rollout.js";
import { startTasks } from "../service/start-tasks.js";
import type { Command, Decision, ServiceEvent } from "../types.js";
import { computedDesired } from "./computed-desired.js";
import { stopSurplus } from "./stop-surplus.js";

/** One decision starts or stops at most so many tasks; the rows that it changes wake it again. */
const maxTasksAtOnce = 100;

/**
 * One step of a service whose deployments are somebody else's: each task set towards its share of the desired count, and away once it
 * drains. Source: Amazon ECS Developer Guide, "Deploy Amazon ECS services using a third-party controller".
 */
export function rollOutTaskSets(view: View, service: ServiceRow, now: number, random: Random): Decision | undefined {
  const sets = view.taskSetsOf(service.arn);
  if (service.status === "DRAINING" && sets.every((set) => isGone(census(view, asDeployment(set))))) return ended(service, sets, now);
  const commands: Command[] = [];
  const events: ServiceEvent[] = [];
  const make = taskFactory(view, now, random);
  const waits = service.retryAt !== undefined && service.retryAt > now;
  let complaint: string | undefined = service.startFailures >= IMPAIRED_AFTER ? IMPAIRED : undefined;
  let blocked = false;
  let budget = maxTasksAtOnce;
  let onInstances = false;
  for (const set of sets) {
    const deployment = asDeployment(set);
    const counts = census(view, deployment);
    if (set.status === "DRAINING" && isGone(counts)) {
      commands.push({ op: "delete", table: "taskSets", key: set.id, why: "none of its tasks is left" });
      continue;
    }
    const desired = computedDesired(service, set);
    const step = stepOf(service, counts, desired, !waits);
    const start = onInstances ? 0 : Math.min(step.start, budget);
    if (start > 0) {
      const started = startTasks(view, service, deployment, start, step.replacing, now, random.split(set.id), make);
      commands.push(...started.commands);
      events.push(...started.events);
      budget -= started.count;
      onInstances = started.onInstances;
      if (started.complaint !== undefined) [complaint, blocked] = [started.complaint, true];
    }
    const stopped = stopSurplus(view, service, deployment, step.stop, budget, now);
    commands.push(...stopped.commands);
    events.push(...stopped.events);
    budget -= stopped.count;
    const stable = stability(service, set, counts, desired, now);
    commands.push(...stable.commands);
    events.push(...stable.events);
  }
  const said = complain(service, complaint, blocked, now);
  return { commands: [...commands, ...said.commands], events: [...events, ...said.events], wakeAt: waits ? service.retryAt : undefined };
}

function stepOf({ deploymentConfiguration }: ServiceRow, counts: Census, desired: number, mayStart: boolean): RolloutStep {
  const { minimumHealthyPercent = 100, maximumPercent = 200 } = deploymentConfiguration;
  const limits = bounds(desired, minimumHealthyPercent, maximumPercent);
  return planRollout([{ counts, target: undefined, mayStart }], desired, limits, false).steps[0]!;
}

/** Source: Amazon ECS API, TaskSet `stabilityStatus`. */
function stability(
  service: ServiceRow,
  set: TaskSetRow,
  counts: Census,
  desired: number,
  now: number,
): Pick<Required<Decision>, "commands" | "events"> {
  const steady = counts.healthy === desired && live(counts) === desired;
  const status = steady ? "STEADY_STATE" : "STABILIZING";
  if (status === set.stability || set.status === "DRAINING") return { commands: [], events: [] };
  const row = { stability: status, stabilityAt: now } as const;
  const message = `(service ${service.name}, taskSet ${set.id}) has reached a steady state.`;
  return {
    commands: [
      { op: "patch", table: "taskSets", key: set.id, row, why: steady ? "it has its share of healthy tasks" : "its tasks change" },
    ],
    events: steady ? [{ serviceArn: service.arn, message }] : [],
  };
}

/** A deleted service is INACTIVE once its last task has stopped. Source: Amazon ECS API, DeleteService. */
function ended(service: ServiceRow, sets: readonly TaskSetRow[], now: number): Decision {
  const why = "none of its tasks is left";
  return {
    commands: [
      ...sets.map(({ id: key }): Command => ({ op: "delete", table: "taskSets", key, why })),
      { op: "patch", table: "services", key: service.arn, row: { status: "INACTIVE", inactiveAt: now, steady: false }, why },
    ],
  };
}

/** A task set as what starts and stops tasks of a deployment sees it. */
function asDeployment({ id, serviceArn, sequence, settings, createdAt, updatedAt }: TaskSetRow): DeploymentRow {
  return {
    id,
    serviceArn,
    status: "PRIMARY",
    sequence,
    settings,
    rolloutState: "COMPLETED",
    rolloutStateReason: "",
    failedTasks: 0,
    createdAt,
    updatedAt,
  };
}
