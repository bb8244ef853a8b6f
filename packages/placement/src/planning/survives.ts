import type { Plan } from "../place.js";
import type { Snapshot, TaskGroup } from "../snapshot.js";
import { afterLoss } from "./after-loss.js";
import { commitmentOf, uptimePercent } from "./compute-sla.js";
import type { Commitment } from "./compute-sla.js";

/** What a plan has to survive, and how long things take. */
export interface SurvivalOptions {
  /** How many Availability Zones are lost at once. Default 1; 0 checks instances alone. */
  readonly zones?: number;
  /** Each service must keep this share of its tasks, rounded up. Default 100: ECS's default for a replica service. */
  readonly minimumHealthyPercent?: number;
  /** The same as a number of tasks, by group. */
  readonly minimum?: Readonly<Record<string, number>>;
  /** Count only the tasks that are left at once, not those that ECS starts again elsewhere. Default false. */
  readonly atOnce?: boolean;
  /** How long a zone stays lost, in minutes, for the uptime. Default 240 (our assumption). */
  readonly outageMinutes?: number;
  /** How long until a task that was placed again serves, in minutes, for the uptime. Default 2 (our assumption). */
  readonly restartMinutes?: number;
}

/** A service that falls below its minimum. */
export interface Shortfall {
  /** What is lost: zones, or one instance. */
  readonly lost: readonly string[];
  readonly group: string;
  readonly minimum: number;
  /** Tasks left at once. */
  readonly left: number;
  /** Tasks that ECS places again on what is left. */
  readonly replaced: number;
}

/** How a service fares in the worst of the losses that were tried. */
export interface ServiceSurvival {
  readonly group: string;
  readonly before: number;
  readonly minimum: number;
  readonly survives: boolean;
  /** The loss that leaves it with the fewest tasks. */
  readonly worst: { readonly lost: readonly string[]; readonly left: number; readonly replaced: number };
  /** Uptime of a month in which that loss happens once, percent: time with the minimum running. */
  readonly monthlyUptimePercent: number;
  /** What the AWS Compute SLA promises for it. */
  readonly commitment: Commitment;
}

export interface Survival {
  readonly survives: boolean;
  readonly shortfalls: readonly Shortfall[];
  readonly services: readonly ServiceSurvival[];
}

/**
 * Whether every service keeps its minimum when any zone (or any so many zones) or any one instance is lost: what is left at once, and what ECS places again on the
 * instances that stay, without new ones. Losses of more zones than there are count as losing all.
 *
 * @param snapshot What was planned; `plan` is what {@link place} made of it.
 * @throws RangeError for a number of zones that is not whole or below 0.
 * @example survives(snapshot, place(snapshot), { zones: 1, minimumHealthyPercent: 50 }).survives
 */
export function survives(snapshot: Snapshot, plan: Plan, options: SurvivalOptions = {}): Survival {
  const { zones = 1, atOnce = false } = options;
  if (!Number.isInteger(zones) || zones < 0) throw new RangeError(`zones is ${zones}; it is a whole number from 0`);
  const losses = [...zoneLosses(plan, zones), ...instanceLosses(plan)];
  const outcomes = losses.map((loss) => ({ loss, groups: afterLoss(snapshot, plan, new Set(loss.instances)) }));
  const shortfalls: Shortfall[] = [];
  const services = snapshot.groups.flatMap((group, i): ServiceSurvival[] => {
    const before = outcomes[0]?.groups[i]?.before ?? 0;
    if (group.schedulingStrategy === "DAEMON" || before === 0) return [];
    const minimum = minimumOf(group, before, options);
    const fates = outcomes.map(({ loss, groups }) => {
      const { left = 0, replaced = 0 } = groups[i] ?? {};
      const kept = atOnce ? left : left + replaced;
      return { lost: loss.names, left, replaced, kept, downtime: downtimeOf(left, replaced, minimum, loss.zone, options) };
    });
    for (const { lost, left, replaced, kept } of fates)
      if (kept < minimum) shortfalls.push({ lost, group: group.name, minimum, left, replaced });
    const worst = fates.reduce((a, b) => (b.kept < a.kept || (b.kept === a.kept && b.left < a.left) ? b : a));
    const longest = Math.max(...fates.map(({ downtime }) => downtime));
    return [
      {
        group: group.name,
        before,
        minimum,
        survives: fates.every(({ kept }) => kept >= minimum),
        worst: { lost: worst.lost, left: worst.left, replaced: worst.replaced },
        monthlyUptimePercent: uptimePercent(longest),
        commitment: commitmentOf(new Set(plan.placed.filter((task) => task.group === group.name).map(({ az }) => az)).size),
      },
    ];
  });
  return { survives: shortfalls.length === 0, shortfalls, services };
}

interface Loss {
  readonly names: readonly string[];
  readonly instances: readonly string[];
  readonly zone: boolean;
}

function zoneLosses(plan: Plan, zones: number): Loss[] {
  if (zones === 0) return [];
  const names = [...new Set(plan.instances.map(({ az }) => az ?? ""))].sort();
  return choose(names, Math.min(zones, names.length)).map((lost) => ({
    names: lost,
    instances: plan.instances.filter(({ az }) => lost.includes(az ?? "")).map(({ id }) => id),
    zone: true,
  }));
}

function instanceLosses(plan: Plan): Loss[] {
  return plan.instances.filter(({ tasks }) => tasks > 0).map(({ id }) => ({ names: [id], instances: [id], zone: false }));
}

/** All ways to take so many of a list. */
function choose(list: readonly string[], count: number): string[][] {
  if (count === 0) return [[]];
  return list.flatMap((first, i) => choose(list.slice(i + 1), count - 1).map((rest) => [first, ...rest]));
}

function minimumOf({ name }: TaskGroup, before: number, { minimum, minimumHealthyPercent = 100 }: SurvivalOptions): number {
  return minimum?.[name] ?? Math.ceil((before * minimumHealthyPercent) / 100);
}

/** Minutes below the minimum: none if enough are left at once, a restart if enough are placed again, else until what was lost is back. */
function downtimeOf(left: number, replaced: number, minimum: number, zone: boolean, options: SurvivalOptions): number {
  const { outageMinutes = 240, restartMinutes = 2 } = options;
  if (left >= minimum) return 0;
  if (left + replaced >= minimum) return restartMinutes;
  // A lost instance is replaced by its Auto Scaling group: as long as two restarts, one of the instance and one of the task (our assumption).
  return zone ? outageMinutes : 2 * restartMinutes;
}
