import type { Place, Wire } from "@stowage/model";
import type { MetricAlarm } from "@stowage/model/cloudwatch";
import { alarmArn } from "../../control/monitoring/alarm-state.js";
import type { Command } from "../../control/types.js";
import type { AlarmHistoryRow, AlarmRow } from "../../state/monitoring-rows.js";
import type { View } from "../../state/view.js";
import { AwsException } from "../aws-exception.js";
import { rowsOf } from "../rows-of.js";

/** A region's and account's alarms, by name. */
export function alarmsIn(view: View, place: Place): readonly AlarmRow[] {
  return rowsOf(view, "alarms", alarmArn(place, ""));
}

export function historiesIn(view: View, place: Place): readonly AlarmHistoryRow[] {
  return rowsOf(view, "alarmHistories", alarmArn(place, ""));
}

/** @throws {AwsException} `ResourceNotFoundException`. */
export function requireAlarm(view: View, arn: string = ""): AlarmRow {
  const row = view.get("alarms", arn);
  if (row !== undefined) return row;
  throw new AwsException("ResourceNotFoundException", `There is no alarm "${arn}".`, { ResourceType: "alarm", ResourceId: arn });
}

export function actionsOf({ OKActions = [], AlarmActions = [], InsufficientDataActions = [] }: Wire<MetricAlarm>): readonly string[] {
  return [...OKActions, ...AlarmActions, ...InsufficientDataActions];
}

/** Names that no alarm has are passed over. */
export function switchActions(view: View, place: Place, names: readonly string[], enabled: boolean): readonly Command[] {
  return [...new Set(names)].flatMap((name): readonly Command[] => {
    const row = view.get("alarms", alarmArn(place, name));
    if (row === undefined || row.alarm.ActionsEnabled === enabled) return [];
    const alarm = { ...row.alarm, ActionsEnabled: enabled };
    return [{ op: "patch", table: "alarms", key: row.arn, row: { alarm }, why: enabled ? "EnableAlarmActions" : "DisableAlarmActions" }];
  });
}
