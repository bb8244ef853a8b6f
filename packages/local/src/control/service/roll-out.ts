import type { Refusal } from "@stowage/placement";
import type { Random } from "../../random.js";
import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { heldBack } from "../protection/held-back.js";
import { watchDeployment } from "../deployments/watch-deployment.js";
import { taskFactory } from "../launch/task-factory.js";
import type { Command, Decision, Pace, ServiceEvent } from "../types.js";
import { bounds } from "./bounds.js";
import { census, isGone } from "./census.js";
import { chooseStops } from "./choose-stops.js";
import { complain, IMPAIRED, IMPAIRED_AFTER, placementComplaint, STUCK } from "./complaints.js";
import { earlier } from "./earlier.js";
import { planRollout, type RolloutStep } from "./plan-rollout.js";
import { progress } from "./progress.js";
import { beginRebalancing, continueRebalancing, rebalancingExtra } from "./rebalance-zones.js";
import { startTasks } from "./start-tasks.js";
import { stopTasks } from "./stop-tasks.js";

/** One decision starts or stops at most so many tasks; the rows that it changes wake it again. */
export const maxTasksAtOnce = 100;

/** One step of a service towards its desired count and its wanted deployment. */
export function rollOut(view: View, service: ServiceRow, now: number, random: Random, pace: Pace): Decision | undefined {
  const deployments = view.deploymentsOf(service.arn);
  const wanted = deployments.at(-1);
  if (!wanted) return undefined;
  const changed = watchDeployment(view, service, wanted, now);
  if (changed) return changed;

  const rebalanced = continueRebalancing(view, service, deployments, now);
  if (rebalanced) return rebalanced;

  const desired = service.status === "ACTIVE" ? service.desiredCount : 0;
  const { minimumHealthyPercent = 100, maximumPercent = 200 } = service.deploymentConfiguration;
  const waits = service.retryAt !== undefined && service.retryAt > now;
  const plan = planRollout(
    deployments.map((row) => ({
      counts: census(view, row),
      target: row === wanted ? undefined : row.desiredCount,
      // What the wanted one's tasks wait for is no reason not to replace another's.
      mayStart: !waits || (row !== wanted && row.failedTasks === 0),
    })),
    // The task in another zone is there before the one that it replaces goes.
    desired + rebalancingExtra(view, service),
    bounds(desired, minimumHealthyPercent, maximumPercent),
    wanted.rolloutState === "FAILED",
  );
  const work = carryOut(view, service, deployments, plan.steps, now, random);
  // One whose tasks have all died at once may still be to have some, and starts them again.
  const gone = deployments.filter((row, i) => row !== wanted && isGone(census(view, row)) && plan.steps[i]!.target === 0);
  const commands: Command[] = [
    ...work.commands,
    ...gone.map(({ id: key }): Command => ({ op: "delete", table: "deployments", key, why: "none of its tasks is left" })),
  ];
  const impaired = service.startFailures >= IMPAIRED_AFTER;
  const complaint = work.refusal
    ? placementComplaint(work.refusal)
    : plan.stuck
      ? STUCK
      : impaired
        ? IMPAIRED
        : work.acted
          ? undefined
          : heldBack(view, deployments, plan.steps);
  const events = [...work.events];
  const said = complain(service, complaint, work.refusal !== undefined, now);
  commands.push(...said.commands);
  events.push(...said.events);
  // Whichever deployment lacks tasks then: a replaced one waits too, once its own have failed.
  let wakeAt = waits ? service.retryAt : undefined;
  if (!work.acted) {
    const left = deployments.filter((row) => !gone.includes(row));
    const next = progress(view, service, left, desired, now, pace);
    commands.push(...next.commands);
    events.push(...next.events);
    wakeAt = earlier(wakeAt, next.wakeAt);
    if (service.steady && commands.length === 0) {
      const begun = beginRebalancing(view, service, left, now, random.split("rebalance"));
      if (begun) return { ...begun, wakeAt: earlier(wakeAt, begun.wakeAt) };
    }
  }
  return { commands, events, wakeAt };
}

interface Work {
  readonly commands: readonly Command[];
  readonly events: readonly ServiceEvent[];
  readonly refusal?: Refusal | undefined;
  readonly acted: boolean;
}

function carryOut(
  view: View,
  service: ServiceRow,
  deployments: readonly DeploymentRow[],
  steps: readonly RolloutStep[],
  now: number,
  random: Random,
): Work {
  const commands: Command[] = [];
  const events: ServiceEvent[] = [];
  let refusal: Refusal | undefined;
  let budget = maxTasksAtOnce;
  let onInstances = false;
  const make = taskFactory(view, now, random);
  // The wanted deployment comes first.
  for (let i = deployments.length - 1; i >= 0; i--) {
    const deployment = deployments[i]!;
    const step = steps[i]!;
    // Placement has not seen what this decision has placed already.
    const start = onInstances ? 0 : Math.min(step.start, budget);
    if (start > 0) {
      const started = startTasks(view, service, deployment, start, step.replacing, now, random.split(deployment.id), make);
      commands.push(...started.commands);
      events.push(...started.events);
      refusal ??= started.refusal;
      onInstances = started.onInstances;
      budget -= started.count;
    }
    const patch: { -readonly [K in keyof DeploymentRow]?: DeploymentRow[K] } = {};
    const stops = budget > 0 ? chooseStops(view, deployment, step.stop, budget) : [];
    if (stops.length > 0) {
      const stopped = stopTasks(view, service, deployment, stops, now);
      commands.push(...stopped.commands);
      events.push(...stopped.events);
      budget -= stops.length;
      if (stopped.failed > 0) patch.failedTasks = deployment.failedTasks + stopped.failed;
    }
    if (step.target !== undefined && step.target !== deployment.desiredCount) patch.desiredCount = step.target;
    if (Object.keys(patch).length > 0) {
      commands.push({ op: "patch", table: "deployments", key: deployment.id, row: { ...patch, updatedAt: now }, why: "its tasks change" });
    }
  }
  const acted = budget < maxTasksAtOnce;
  if (acted && service.steady)
    commands.push({ op: "patch", table: "services", key: service.arn, row: { steady: false }, why: "its tasks change" });
  return { commands, events, refusal, acted };
}
