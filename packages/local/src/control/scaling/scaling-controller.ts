import { ecsArn, type Place, type Wire } from "@stowage/model";
import type { ScalableTarget } from "@stowage/model/application-autoscaling";
import type { Random } from "../../random.js";
import type { ScalingActivitiesRow, ScalingActivityRow } from "../../state/monitoring-rows.js";
import type { ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { runningCount } from "../running-count.js";
import type { Command, Controller, Decision } from "../types.js";
import { decideScaling } from "./decide-scaling.js";
import { wishesOf } from "./policy-wishes.js";
import { isDue } from "./scheduled.js";
import { clamp } from "./target-tracking.js";

const MINUTE_MS = 60_000;

/** After the alarms of a minute have been evaluated. Our choice. */
const AFTER_MS = 10_000;

/** Activities that are kept of a target: our choice (AWS keeps those of six weeks). */
const mostActivities = 100;

/**
 * Application Auto Scaling: scheduled actions move a target's bounds, policies whose alarms are in state ALARM its service's desired count,
 * again each minute while that lasts. The key is the scalable target's.
 */
export const scalingController: Controller = {
  name: "scaling",
  wakes: {
    scalableTargets: (_old, now, key, wake) => now && wake(key),
    scalingPolicies: (old, now, key, wake) => wake(keyOf(key, (now ?? old)!.policy)),
    scheduledActions: (old, now, key, wake) => wake(keyOf(key, (now ?? old)!.action)),
    alarms(old, now, _key, wake, view) {
      if (old?.alarm.StateValue === now?.alarm.StateValue && old?.alarm.AlarmActions === now?.alarm.AlarmActions) return;
      for (const action of now?.alarm.AlarmActions ?? []) {
        const arn = action.replace(/:createdBy\/[^:]*$/, "");
        const policy = view.get("scalingPolicies", arn)?.policy;
        if (policy !== undefined) wake(keyOf(arn, policy));
      }
    },
  },
  *keys(view) {
    for (const [key] of view.all("scalableTargets")) yield key;
  },
  decide(view, key, now, random) {
    const target = view.get("scalableTargets", key)?.target;
    const service = target && serviceOf(view, key, target);
    if (target === undefined || service === undefined) return undefined;
    const before = view.get("scalingActivities", key);
    const scheduled = runSchedule(view, key, target, service, before, now, random);
    if (scheduled !== undefined) return scheduled;
    const next = followPolicies(view, key, target, service, before, now, random);
    const wakeAt = nextLook(view, key, service, before, now);
    return next === undefined ? { commands: [], wakeAt } : { commands: next, wakeAt };
  },
};

/** A scheduled action of this minute that has not run yet; whether one was missed while the engine did not run is not made up for. */
function runSchedule(
  view: View,
  key: string,
  target: Wire<ScalableTarget>,
  service: ServiceRow,
  before: ScalingActivitiesRow | undefined,
  now: number,
  random: Random,
): Decision | undefined {
  if (target.SuspendedState?.ScheduledScalingSuspended === true) return undefined;
  const minute = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  for (const { action } of view.scheduledActionsOf(key)) {
    const arn = action.ScheduledActionARN ?? "";
    if (before?.ran?.[arn] === minute || !isDue(action, minute)) continue;
    const min = action.ScalableTargetAction?.MinCapacity ?? target.MinCapacity ?? 0;
    const max = action.ScalableTargetAction?.MaxCapacity ?? target.MaxCapacity ?? 0;
    const cause = `scheduled action name ${action.ScheduledActionName ?? ""} was triggered`;
    const bounds = `min capacity to ${min} and max capacity to ${max}`;
    const done: ScalingActivityRow = {
      id: random.uuid(),
      description: `Setting ${bounds}`,
      cause,
      startedAt: now,
      endedAt: now,
      status: "Successful",
      statusMessage: `Successfully set ${bounds}`,
    };
    const desired = clamp(service.desiredCount, min, Math.max(min, max));
    const moved =
      desired === service.desiredCount
        ? []
        : [activity(random, desired, now, `${desired === min ? "minimum" : "maximum"} capacity was set to ${desired}`)];
    const row = { ...before, activities: withNew(before, [...moved, done], now), ran: { ...before?.ran, [arn]: minute } };
    return {
      commands: [
        { op: "patch", table: "scalableTargets", key, row: { target: { ...target, MinCapacity: min, MaxCapacity: max } }, why: cause },
        ...setDesired(service, desired, cause),
        write(before, key, row, cause),
      ],
      wakeAt: now,
    };
  }
  return undefined;
}

function followPolicies(
  view: View,
  key: string,
  target: Wire<ScalableTarget>,
  service: ServiceRow,
  before: ScalingActivitiesRow | undefined,
  now: number,
  random: Random,
): readonly Command[] | undefined {
  const { MinCapacity: min = 0, MaxCapacity: max = 0 } = target;
  const running = runningCount(view, service.arn);
  const history = { out: before?.out, in: before?.in };
  const settled = settle(before, running, service.desiredCount, now);
  const acted = Math.max(history.out?.at ?? -Infinity, history.in?.at ?? -Infinity);
  // Once a minute, however often it is looked at.
  const wishes =
    Math.floor(acted / MINUTE_MS) === Math.floor(now / MINUTE_MS)
      ? []
      : [...view.scalingPoliciesOf(key)]
          .toSorted((a, b) => ((a.policy.PolicyName ?? "") < (b.policy.PolicyName ?? "") ? -1 : 1))
          .flatMap(({ policy }) => wishesOf(view, policy, { running, desired: service.desiredCount, min, max, history, now }));
  const moment = { running, desired: service.desiredCount, deploying: () => isDeploying(view, service), now };
  const scaling = decideScaling(wishes, target.SuspendedState ?? {}, moment, history);
  if (scaling !== undefined) {
    const { cause = "" } = wishes.find(({ policy, wish }) => policy === scaling.policy && wish.direction === scaling.direction) ?? {};
    const row = {
      ...settled,
      ...cleared(scaling.history),
      activities: withNew(settled, [activity(random, scaling.desired, now, cause)], now),
    };
    return [...setDesired(service, scaling.desired, cause), write(before, key, row, cause)];
  }
  const refused = wishes.find((one) => one.refused !== undefined && one.refused !== "cooldown");
  if (refused !== undefined) {
    const told = before?.activities[0];
    if (told?.cause !== refused.cause || told.notScaled?.code !== refused.refused) {
      const row = {
        ...settled,
        activities: withNew(
          settled,
          [notScaled(random, refused.cause, refused.refused!, { min, max, current: service.desiredCount }, now)],
          now,
          true,
        ),
      };
      return [write(before, key, row, refused.cause)];
    }
  }
  return settled === before || settled === undefined ? undefined : [write(before, key, settled, "the desired count is reached")];
}

/** When to look again though nothing changes: where a schedule may come due, an alarm keeps asking, or an activity is under way. */
function nextLook(view: View, key: string, service: ServiceRow, before: ScalingActivitiesRow | undefined, now: number): number | undefined {
  const minute = (Math.floor(now / MINUTE_MS) + 1) * MINUTE_MS;
  for (const _ of view.scheduledActionsOf(key)) return minute;
  const follows = Math.floor((now - AFTER_MS) / MINUTE_MS + 1) * MINUTE_MS + AFTER_MS;
  if (before?.activities[0]?.status === "InProgress" || runningCount(view, service.arn) !== service.desiredCount) return follows;
  for (const { policy } of view.scalingPoliciesOf(key)) {
    for (const { alarm } of view.alarmsOfPolicy(policy.PolicyARN ?? "")) if (alarm.StateValue === "ALARM") return follows;
  }
  return undefined;
}

function settle(before: ScalingActivitiesRow | undefined, running: number, desired: number, now: number): ScalingActivitiesRow | undefined {
  const [last, ...older] = before?.activities ?? [];
  if (before === undefined || last?.status !== "InProgress") return before;
  if (last.desired !== desired) return { ...before, activities: [{ ...last, status: "Overridden", endedAt: now }, ...older] };
  if (running !== desired) return before;
  const statusMessage = `Successfully set desired count to ${desired}. Change successfully fulfilled by ecs.`;
  return { ...before, activities: [{ ...last, status: "Successful", endedAt: now, statusMessage }, ...older] };
}

function withNew(
  before: ScalingActivitiesRow | undefined,
  added: readonly ScalingActivityRow[],
  now: number,
  besides: boolean = false,
): readonly ScalingActivityRow[] {
  const known = (before?.activities ?? []).map((one): ScalingActivityRow =>
    one.status === "InProgress" && !besides ? { ...one, status: "Overridden", endedAt: now } : one,
  );
  return [...added, ...known].slice(0, mostActivities);
}

function activity(random: Random, desired: number, now: number, cause: string): ScalingActivityRow {
  return { id: random.uuid(), description: `Setting desired count to ${desired}.`, cause, startedAt: now, status: "InProgress", desired };
}

function notScaled(
  random: Random,
  cause: string,
  code: string,
  counts: { readonly min: number; readonly max: number; readonly current: number },
  now: number,
): ScalingActivityRow {
  const description = "Attempting to scale due to alarm triggered";
  return { id: random.uuid(), description, cause, startedAt: now, endedAt: now, status: "Failed", notScaled: { code, ...counts } };
}

function setDesired(service: ServiceRow, desiredCount: number, why: string): readonly Command[] {
  if (desiredCount === service.desiredCount) return [];
  return [{ op: "patch", table: "services", key: service.arn, row: { desiredCount }, why }];
}

function write(before: ScalingActivitiesRow | undefined, key: string, row: ScalingActivitiesRow, why: string): Command {
  if (before !== undefined) return { op: "patch", table: "scalingActivities", key, row, why };
  const { out, in: scaledIn, ...rest } = row;
  const whole = { ...rest, ...(out !== undefined && { out }), ...(scaledIn !== undefined && { in: scaledIn }) };
  return { op: "put", table: "scalingActivities", key, row: whole, why };
}

/** A patch leaves what it does not name: what is over has to be named. */
function cleared({
  out,
  in: scaledIn,
}: {
  readonly out?: ScalingActivitiesRow["out"];
  readonly in?: ScalingActivitiesRow["in"];
}): Pick<ScalingActivitiesRow, "out" | "in"> {
  return { out, in: scaledIn };
}

function isDeploying(view: View, service: ServiceRow): boolean {
  return view.deploymentsOf(service.arn).some(({ rolloutState }) => rolloutState === "IN_PROGRESS");
}

function serviceOf(view: View, key: string, { ResourceId = "" }: Wire<ScalableTarget>): ServiceRow | undefined {
  const [region = "", account = ""] = key.split("/");
  const place: Place = { region, account };
  const [, cluster = "", name = ""] = ResourceId.split("/");
  const service = view.get("services", ecsArn.service(place, cluster, name));
  return service?.status === "ACTIVE" ? service : undefined;
}

function keyOf(
  arn: string,
  of: {
    readonly ServiceNamespace?: string | undefined;
    readonly ResourceId?: string | undefined;
    readonly ScalableDimension?: string | undefined;
  },
): string {
  const [, , , region = "", account = ""] = arn.split(":");
  return `${region}/${account}/${of.ServiceNamespace ?? ""}|${of.ResourceId ?? ""}|${of.ScalableDimension ?? ""}`;
}
