import type { Wire } from "@stowage/model";
import type { ScalingPolicy } from "@stowage/model/application-autoscaling";
import { deleteAlarm } from "../../control/monitoring/delete-alarm.js";
import type { Command } from "../../control/types.js";
import type { View } from "../../state/view.js";

/**
 * Takes a policy away: the alarms that were kept for it go with it, from other alarms it goes as an action.
 * Source: Application Auto Scaling API, DeleteScalingPolicy.
 */
export function dropPolicy(view: View, { PolicyARN: arn = "" }: Wire<ScalingPolicy>, now: number, why: string): readonly Command[] {
  const alarms = [...view.alarmsOfPolicy(arn)].flatMap((row): readonly Command[] => {
    if (row.policyArn === arn) return deleteAlarm(view, row, now);
    const AlarmActions = row.alarm.AlarmActions?.filter((action) => !action.startsWith(arn));
    return [{ op: "patch", table: "alarms", key: row.arn, row: { alarm: { ...row.alarm, AlarmActions } }, why }];
  });
  return [...alarms, { op: "delete", table: "scalingPolicies", key: arn, why }];
}
