import { parseArn, type Wire } from "@stowage/model";
import type { ScalingPolicy } from "@stowage/model/application-autoscaling";
import type { AlarmRow } from "../../state/monitoring-rows.js";
import type { View } from "../../state/view.js";
import { evaluateAlarm, periodOf } from "../monitoring/evaluate-alarm.js";
import type { PolicyWish } from "./combine-wishes.js";
import type { ScalingHistory } from "./cooldown.js";
import { stepScale } from "./step-scaling.js";
import { trackTarget, type NotScaled } from "./target-tracking.js";

export interface WishMoment {
  readonly running: number;
  readonly desired: number;
  readonly min: number;
  readonly max: number;
  readonly history: ScalingHistory;
  readonly now: number;
}

/** A policy's wish with what set it off. */
export interface HeardWish extends PolicyWish {
  readonly cause: string;
  /** An alarm went off and nothing follows. */
  readonly refused?: NotScaled | undefined;
}

/** What a target's policy wants now, by the alarms that set it off. A predictive policy wants nothing here. */
export function wishesOf(view: View, policy: Wire<ScalingPolicy>, moment: WishMoment): readonly HeardWish[] {
  const alarms = [...view.alarmsOfPolicy(policy.PolicyARN ?? "")].filter(({ alarm }) => alarm.ActionsEnabled !== false);
  if (policy.TargetTrackingScalingPolicyConfiguration) return trackingWish(view, policy, alarms, moment);
  const configuration = policy.StepScalingPolicyConfiguration;
  if (!configuration) return [];
  return alarms
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((row): HeardWish => {
      const metric = latest(view, row, moment.now);
      const alarm = row.alarm.StateValue === "ALARM";
      const wish = stepScale({ ...moment, configuration, alarm, threshold: row.alarm.Threshold ?? 0, metric });
      return heard({ policy: policy.PolicyName ?? "", kind: "step", scalesIn: true, wish }, row);
    });
}

function trackingWish(view: View, policy: Wire<ScalingPolicy>, alarms: readonly AlarmRow[], moment: WishMoment): readonly HeardWish[] {
  const {
    TargetValue: target = 0,
    DisableScaleIn,
    ScaleOutCooldown,
    ScaleInCooldown,
  } = policy.TargetTrackingScalingPolicyConfiguration ?? {};
  const own = alarms.filter(({ policyArn }) => policyArn === policy.PolicyARN);
  const high = own.find(({ alarm }) => alarm.ComparisonOperator === "GreaterThanThreshold");
  const low = own.find(({ alarm }) => alarm.ComparisonOperator === "LessThanThreshold");
  if (high === undefined || low === undefined) return [];
  const [up, down] = [high, low].map(({ alarm }) => alarm.StateValue === "ALARM");
  const wish = trackTarget({
    ...moment,
    target,
    metric: up || down ? latest(view, high, moment.now) : undefined,
    high: up === true,
    low: down === true,
    disableScaleIn: DisableScaleIn,
    scaleOutCooldown: ScaleOutCooldown,
    scaleInCooldown: ScaleInCooldown,
  });
  const scalesIn = DisableScaleIn !== true;
  return [heard({ policy: policy.PolicyName ?? "", kind: "tracking", scalesIn, wish }, up ? high : low)];
}

/** In AWS's own words. Source: Application Auto Scaling User Guide, "Scaling activities". */
function heard(one: PolicyWish, { name }: AlarmRow): HeardWish {
  const cause = `monitor alarm ${name} in state ALARM triggered policy ${one.policy}`;
  const { wish } = one;
  return { ...one, cause, refused: wish.direction === "none" ? wish.because : undefined };
}

/** The newest data point, if it is of the last period that is over: nothing is done on older ones. */
function latest(view: View, { arn, alarm }: AlarmRow, now: number): number | undefined {
  const place = parseArn(arn);
  if (place === undefined) return undefined;
  const { recent, newestAt } = evaluateAlarm(view, place, alarm, now);
  return newestAt !== undefined && now - newestAt <= 2000 * periodOf(alarm) ? recent[0] : undefined;
}
