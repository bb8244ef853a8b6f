import type { TaskKind } from "../../state/view.js";
import type { Bounds } from "./bounds.js";
import { live, useful, type Census } from "./census.js";

/** A deployment as the arithmetic sees it. */
export interface RolloutDeployment {
  readonly counts: Census;
  /** Of a replaced one: how many tasks it is still to have. */
  readonly target: number | undefined;
  /** Not while it waits because its tasks do not start. */
  readonly mayStart: boolean;
}

export interface RolloutPlan {
  /** How many tasks to start and stop, in the order of the deployments. */
  readonly steps: readonly RolloutStep[];
  /** Tasks are to be replaced, but the percentages let nothing be started or stopped. */
  readonly stuck: boolean;
}

export interface RolloutStep {
  readonly start: number;
  /** How many of those started replace unhealthy ones. */
  readonly replacing: number;
  readonly stop: { readonly [K in LiveKind]: number };
  /** A replaced deployment's new target. */
  readonly target: number | undefined;
}

export type LiveKind = Exclude<TaskKind, "draining" | "stopping">;

/**
 * What a rolling deployment does next. `deployments` are in the order of their making, the last is the one that is wanted.
 *
 * - Never more than `upper` tasks are to run, never is a healthy one stopped if fewer than `lower` healthy ones stay.
 * - An unhealthy task is replaced from its own deployment: before it stops if there is room, else one at a time.
 * - A replaced deployment keeps the tasks that it has (`target`, which only falls) until the wanted one's are healthy.
 * - A task on an instance that drains is replaced like an unhealthy one, but counts as healthy and stays until enough others are.
 * - A wanted deployment that has `failed`, or that a hook holds, starts nothing, and the replaced ones keep what they have.
 *
 * Sources: Amazon ECS API, DeploymentConfiguration; Amazon ECS Developer Guide, "Deploy Amazon ECS services by replacing tasks".
 */
export function planRollout(
  deployments: readonly RolloutDeployment[],
  desired: number,
  { lower, upper }: Bounds,
  failed: boolean,
): RolloutPlan {
  if (deployments.length === 1 && isWhole(deployments[0]!.counts, desired)) return resting;
  const counts = deployments.map((deployment) => deployment.counts);
  const wanted = counts.at(-1)!;
  const replaced = deployments.slice(0, -1);
  const targets = drain(replaced, wanted, desired, lower, failed);

  let room = Math.max(0, upper - sum(counts.map(live)));
  const { mayStart } = deployments.at(-1)!;
  const need = failed || !mayStart ? 0 : Math.max(0, desired - useful(wanted));
  const grow = (missing: number): number => {
    const start = Math.min(missing, room);
    room -= start;
    return start;
  };
  const last = replace(wanted, desired, grow(need), stopsBeyond(wanted, desired));
  const others = replaced.map((deployment, i): RolloutStep => {
    const { target, running, healthy } = targets[i]!;
    const start = deployment.mayStart ? grow(Math.max(0, target - useful(deployment.counts))) : 0;
    return { ...replace(deployment.counts, target, start, stopsBeyond(deployment.counts, target, running, healthy)), target };
  });
  const steps = leave([...others, last], counts, lower);
  if (need > 0 && !steps.some(acts)) return noRoom(steps, counts);
  return { steps, stuck: false };
}

/** Most looks at a service find its only deployment as it should be, or on the way there. */
function isWhole(counts: Census, desired: number): boolean {
  return useful(counts) === desired && counts.unhealthy === 0 && counts.leaving === 0;
}

const resting: RolloutPlan = {
  steps: [{ start: 0, replacing: 0, stop: { unhealthy: 0, pending: 0, running: 0, healthy: 0, leaving: 0 }, target: undefined }],
  stuck: false,
};

/** Tasks on instances that drain go as soon as enough others are healthy. */
function leave(steps: readonly RolloutStep[], counts: readonly Census[], lower: number): readonly RolloutStep[] {
  const healthy = sum(counts.map((each) => each.healthy + each.leaving)) - sum(steps.map(({ stop }) => stop.healthy));
  let spare = Math.max(0, healthy - lower);
  return steps.map((step, i) => {
    const leaving = Math.min(counts[i]!.leaving, spare);
    spare -= leaving;
    return leaving === 0 ? step : { ...step, stop: { ...step.stop, leaving } };
  });
}

/** What a replaced deployment may still give up, and how much of it may be running or healthy. */
interface Lowered {
  readonly target: number;
  readonly running: number;
  readonly healthy: number;
}

/** A deployment that has just been replaced keeps what runs; what has not started yet is of no use any more. */
function keptBy({ target, counts }: RolloutDeployment): number {
  return target ?? live(counts) - counts.pending;
}

function drain(
  replaced: readonly RolloutDeployment[],
  wanted: Census,
  desired: number,
  lower: number,
  failed: boolean,
): readonly Lowered[] {
  const all = replaced.map(({ counts }) => counts);
  let spare = Math.max(0, wanted.healthy + sum(all.map(({ healthy }) => healthy)) - lower);
  // What runs may become healthy, so it is worth keeping up to the lower bound too.
  let spareRunning = Math.max(0, wanted.healthy + sum(all.map(({ healthy, running }) => healthy + running)) - lower);
  let needed = Math.max(0, desired - wanted.healthy);
  return replaced.map((deployment) => {
    const { counts } = deployment;
    const running = Math.min(counts.running, spareRunning);
    const healthy = Math.min(counts.healthy, spare, spareRunning - running);
    spareRunning -= running + healthy;
    spare -= healthy;
    const kept = keptBy(deployment);
    if (failed) return { target: Math.min(kept, desired), running, healthy };
    // Stops that were decided before and are still to be carried out are not given up twice.
    const owed = Math.max(0, useful(counts) - kept);
    const target = Math.min(needed, Math.max(0, kept - Math.max(0, running + healthy - owed)));
    needed -= target;
    return { target, running, healthy };
  });
}

/** An unhealthy task may go as soon as its replacement is started. */
function replace(counts: Census, most: number, start: number, stop: RolloutStep["stop"]): RolloutStep {
  const unhealthy = Math.min(counts.unhealthy, Math.max(stop.unhealthy, staying(counts) + start - most));
  return { start, replacing: Math.min(start, counts.unhealthy), stop: { ...stop, unhealthy }, target: undefined };
}

/** Nothing can be started or stopped: an unhealthy task makes room by itself, one at a time; without one the percentages are the reason. */
function noRoom(steps: readonly RolloutStep[], counts: readonly Census[]): RolloutPlan {
  if (!counts.every(({ pending, running, draining, stopping }) => pending + running + draining + stopping === 0)) {
    return { steps, stuck: false };
  }
  const failing = counts.findIndex(({ unhealthy }) => unhealthy > 0);
  if (failing < 0) return { steps, stuck: counts.length > 1 || counts.some(({ leaving }) => leaving > 0) };
  return {
    steps: steps.map((step, i) => (i === failing ? { ...step, stop: { ...step.stop, unhealthy: 1 } } : step)),
    stuck: false,
  };
}

/** Whether a step starts or stops anything. */
export function acts({ start, stop }: RolloutStep): boolean {
  return start > 0 || stop.unhealthy > 0 || stop.pending > 0 || stop.running > 0 || stop.healthy > 0 || stop.leaving > 0;
}

/** What is beyond `most` stops: what fails first, then what does not run yet, then what runs. Limits hold for replaced deployments. */
function stopsBeyond(counts: Census, most: number, maxRunning: number = Infinity, maxHealthy: number = Infinity): RolloutStep["stop"] {
  let surplus = Math.max(0, staying(counts) - most);
  const take = (available: number): number => {
    const taken = Math.min(surplus, available);
    surplus -= taken;
    return taken;
  };
  const unhealthy = take(counts.unhealthy);
  const pending = take(counts.pending);
  const running = take(Math.min(counts.running, maxRunning));
  return { unhealthy, pending, running, healthy: take(Math.min(counts.healthy, maxHealthy)), leaving: 0 };
}

/** What leaves anyway is no surplus. */
function staying(counts: Census): number {
  return live(counts) - counts.leaving;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
