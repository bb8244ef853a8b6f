import type { Wire } from "@stowage/model";
import type { AlarmHistoryItem, MetricAlarm, StateValue } from "@stowage/model/cloudwatch";
import type { AlarmRow } from "../../state/monitoring-rows.js";
import type { View } from "../../state/view.js";
import type { Command } from "../types.js";

/** Items of an alarm's history that are kept: our choice (AWS keeps those of 30 days). */
const mostItems = 100;

/** Puts an alarm into another state, with a line in its history. */
export function changeAlarmState(
  view: View,
  { arn, alarm: before }: AlarmRow,
  change: { readonly state: StateValue; readonly reason: string; readonly data?: string | undefined },
  now: number,
): readonly Command[] {
  const { state, reason, data } = change;
  const moved = before.StateValue !== state;
  const alarm: Wire<MetricAlarm> = {
    ...before,
    StateValue: state,
    StateReason: reason,
    ...(data !== undefined && { StateReasonData: data }),
    StateUpdatedTimestamp: now / 1000,
    ...(moved && { StateTransitionedTimestamp: now / 1000 }),
  };
  const why = `${before.StateValue ?? ""} → ${state}: ${reason}`;
  const patch: Command = { op: "patch", table: "alarms", key: arn, row: { alarm }, why };
  if (!moved) return [patch];
  const summary = `Alarm updated from ${before.StateValue ?? "INSUFFICIENT_DATA"} to ${state}`;
  const told = {
    version: "1.0",
    oldState: { stateValue: before.StateValue, stateReason: before.StateReason },
    newState: { stateValue: state, stateReason: reason },
  };
  return [patch, ...alarmHistory(view, arn, { type: "StateUpdate", summary, data: told }, now)];
}

/** One more line in an alarm's history. */
export function alarmHistory(
  view: View,
  arn: string,
  {
    type,
    summary,
    data,
  }: { readonly type: NonNullable<AlarmHistoryItem["HistoryItemType"]>; readonly summary: string; readonly data: object },
  now: number,
): readonly Command[] {
  const items = view.get("alarmHistories", arn)?.items;
  const item: Wire<AlarmHistoryItem> = {
    AlarmName: arn.slice(arn.indexOf(":alarm:") + ":alarm:".length),
    AlarmType: "MetricAlarm",
    Timestamp: now / 1000,
    HistoryItemType: type,
    HistorySummary: summary,
    HistoryData: JSON.stringify(data),
  };
  const row = { items: [item, ...(items ?? [])].slice(0, mostItems) };
  return [{ op: items === undefined ? "put" : "patch", table: "alarmHistories", key: arn, row, why: summary }];
}
