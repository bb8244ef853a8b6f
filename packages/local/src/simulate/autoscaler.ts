import type { ServiceScaling, Wire } from "@stowage/model";
import type { PutScheduledActionRequest } from "@stowage/model/application-autoscaling";
import type { SimulatedAlarm } from "@stowage/model/inputs";
import { breaching, trackingAlarms, type AlarmRule } from "../control/scaling/alarm.js";
import type { PolicyWish } from "../control/scaling/combine-wishes.js";
import type { ScalingHistory } from "../control/scaling/cooldown.js";
import { decideScaling, type ScalingMoment } from "../control/scaling/decide-scaling.js";
import { readSchedule, type Schedule } from "../control/scaling/schedule.js";
import { stepScale } from "../control/scaling/step-scaling.js";
import { clamp, trackTarget, type TrackingInput } from "../control/scaling/target-tracking.js";
import type { Minute } from "./meter.js";

export interface ScalingAction {
  readonly direction: "out" | "in";
  readonly desired: number;
  readonly why: string;
}

/** Application Auto Scaling for one service: its policies' alarms, minute by minute, and its scheduled actions. */
export interface Autoscaler {
  readonly min: number;
  readonly max: number;
  /** What cannot be followed of its policies. */
  readonly notes: readonly string[];
  /** Scheduled actions that come due in the minute that begins now; the desired count that follows from the new bounds. */
  schedule(minute: number, desired: number): { readonly desired: number; readonly why: readonly string[] } | undefined;
  /** Shows the alarms one more minute; whether one of them is in state ALARM. */
  watch(minute: Minute): boolean;
  /** What the policies whose alarms are in state ALARM come to; after `watch`. */
  decide(moment: ScalingMoment): ScalingAction | undefined;
}

export function autoscaler(scaling: ServiceScaling, alarms: readonly SimulatedAlarm[], start: number): Autoscaler {
  const { target, policies = [], scheduled = [] } = scaling;
  let { MinCapacity: min = 0, MaxCapacity: max = 0 } = target;
  const suspended = target.SuspendedState ?? {};
  const notes: string[] = [];
  let history: ScalingHistory = {};
  const deciders = policies.flatMap((policy) => policyOf(policy, alarms, notes));
  const actions = scheduled
    .filter(() => !suspended.ScheduledScalingSuspended)
    .map((action) => ({ action, schedule: scheduleOf(action, start) }));

  return {
    get min() {
      return min;
    },
    get max() {
      return max;
    },
    notes,
    schedule(minute, desired) {
      const why: string[] = [];
      for (const { action, schedule } of actions) {
        if (!schedule.due(minute)) continue;
        min = action.ScalableTargetAction?.MinCapacity ?? min;
        max = action.ScalableTargetAction?.MaxCapacity ?? max;
        why.push(`scheduled action name ${action.ScheduledActionName} was triggered: min capacity ${min}, max capacity ${max}`);
      }
      return why.length === 0 ? undefined : { desired: clamp(desired, min, max), why };
    },
    watch(minute) {
      let alarmed = false;
      // Each alarm sees each minute.
      for (const policy of deciders) if (policy.watch(minute)) alarmed = true;
      return alarmed;
    },
    decide(moment) {
      const limits = { min, max, history };
      // Most minutes end here, and without a list.
      if (!deciders.some((policy) => policy.decide(moment, limits).wish.direction !== "none")) return undefined;
      const wishes = deciders.map((policy) => policy.decide(moment, limits));
      const scaling = decideScaling(wishes, suspended, moment, history);
      if (!scaling) return undefined;
      history = scaling.history;
      return { direction: scaling.direction, desired: scaling.desired, why: scaling.policy };
    },
  };
}

type Policy = NonNullable<ServiceScaling["policies"]>[number];
interface Decider {
  /** Shows its alarms a minute; whether one of them is in state ALARM. */
  watch(minute: Minute): boolean;
  decide(moment: ScalingMoment, limits: Limits): PolicyWish;
}

interface Limits {
  readonly min: number;
  readonly max: number;
  readonly history: ScalingHistory;
}
type Metric = SimulatedAlarm["metric"];

const METRICS: { readonly [type: string]: Metric } = {
  ECSServiceAverageCPUUtilization: "cpu",
  ECSServiceAverageMemoryUtilization: "memory",
  ECSServiceAverageCPUUtilizationHighResolution: "cpu",
  ECSServiceAverageMemoryUtilizationHighResolution: "memory",
  ALBRequestCountPerTarget: "requestsPerTarget",
};

function policyOf(policy: Policy, alarms: readonly SimulatedAlarm[], notes: string[]): Decider[] {
  const { PolicyName: name } = policy;
  const tracking = policy.TargetTrackingScalingPolicyConfiguration;
  if (tracking) {
    const type = tracking.PredefinedMetricSpecification?.PredefinedMetricType ?? "";
    const metric = METRICS[type];
    if (metric === undefined) {
      notes.push(`The policy ${name} follows ${type || "a customized metric"}, which is not simulated: it does nothing here.`);
      return [];
    }
    if (type.endsWith("HighResolution")) notes.push(`The policy ${name} has data points of 20 seconds; a minute's are taken here.`);
    return [trackingDecider(name, metric, tracking)];
  }
  if (!policy.StepScalingPolicyConfiguration) {
    notes.push(`The policy ${name} is predictive, which is not simulated: it does nothing here.`);
    return [];
  }
  const own = alarms.filter((alarm) => alarm.policy === name);
  if (own.length === 0) notes.push(`The step scaling policy ${name} has no alarm in the scenario: it does nothing here.`);
  return own.map((alarm) => stepDecider(name, alarm, policy.StepScalingPolicyConfiguration!));
}

function trackingDecider(
  name: string,
  metric: Metric,
  configuration: NonNullable<Policy["TargetTrackingScalingPolicyConfiguration"]>,
): Decider {
  const { TargetValue: target, ScaleOutCooldown: scaleOutCooldown, ScaleInCooldown: scaleInCooldown } = configuration;
  const scalesIn = configuration.DisableScaleIn !== true;
  const rules = trackingAlarms(target);
  const isHigh = alarmState(rules.high);
  const isLow = alarmState(rules.low);
  const quiet: PolicyWish = { policy: name, kind: "tracking", scalesIn, wish: { direction: "none" } };
  // One for all minutes, because there are hundreds of thousands.
  const input: { -readonly [K in keyof TrackingInput]: TrackingInput[K] } = {
    ...{ target, disableScaleIn: !scalesIn, scaleOutCooldown, scaleInCooldown },
    ...{ metric: undefined, high: false, low: false, running: 0, desired: 0, min: 0, max: 0, history: {}, now: 0 },
  };
  return {
    watch(minute) {
      input.metric = minute[metric];
      input.high = isHigh(input.metric);
      input.low = isLow(input.metric);
      return input.high || input.low;
    },
    decide(moment, limits) {
      input.running = moment.running;
      input.desired = moment.desired;
      input.now = moment.now;
      input.min = limits.min;
      input.max = limits.max;
      input.history = limits.history;
      const wish = trackTarget(input);
      if (wish.direction === "none") return quiet;
      const alarm = wish.direction === "in" ? "AlarmLow" : "AlarmHigh";
      return { ...quiet, policy: cause(`TargetTracking ${alarm} at ${round(input.metric)}`, name), wish };
    },
  };
}

function stepDecider(name: string, alarm: SimulatedAlarm, configuration: NonNullable<Policy["StepScalingPolicyConfiguration"]>): Decider {
  const { metric, comparison, threshold, periods = 3 } = alarm;
  const state = alarmState({ comparison, threshold, periods });
  const quiet: PolicyWish = { policy: name, kind: "step", scalesIn: true, wish: { direction: "none" } };
  let value: number | undefined;
  let alarmed = false;
  return {
    watch(minute) {
      value = minute[metric];
      return (alarmed = state(value));
    },
    decide(moment, limits) {
      const wish = stepScale({ ...moment, ...limits, configuration, alarm: alarmed, threshold, metric: value });
      return { ...quiet, policy: cause(`${metric} ${comparison} ${threshold} at ${round(value)}`, name), wish };
    },
  };
}

/** An alarm over the minutes that it is shown. While it is in state ALARM, its action is taken again each minute. Source: CloudWatch User Guide, alarm actions. */
function alarmState(rule: AlarmRule): (value: number | undefined) => boolean {
  let inARow = 0;
  return (value) => {
    inARow = breaching(rule, inARow, value);
    return inARow >= rule.periods;
  };
}

/** AWS's own wording of an activity's cause. */
function cause(alarm: string, policy: string): string {
  return `monitor alarm ${alarm} in state ALARM triggered policy ${policy}`;
}

function round(value: number | undefined): string {
  return value === undefined ? "no data" : value.toFixed(1);
}

function scheduleOf({ Schedule: expression = "", Timezone, StartTime, EndTime }: Wire<PutScheduledActionRequest>, start: number): Schedule {
  const schedule = readSchedule(expression, start, Timezone);
  const from = StartTime === undefined ? -Infinity : Number(StartTime) * 1000;
  const to = EndTime === undefined ? Infinity : Number(EndTime) * 1000;
  return { due: (minute) => minute >= from && minute <= to && schedule.due(minute) };
}
