import type { AlarmRow } from "../../state/monitoring-rows.js";
import type { View } from "../../state/view.js";
import type { Command } from "../types.js";
import { alarmHistory } from "./change-alarm.js";

/** Takes an alarm away with its tags. Its history stays, unless Application Auto Scaling kept it: those come and go. */
export function deleteAlarm(view: View, { arn, name, policyArn }: AlarmRow, now: number): readonly Command[] {
  const why = "the alarm is deleted";
  const tags: readonly Command[] = view.get("tags", arn) === undefined ? [] : [{ op: "delete", table: "tags", key: arn, why }];
  return [...tags, { op: "delete", table: "alarms", key: arn, why }, ...history(view, arn, name, policyArn, now)];
}

function history(view: View, arn: string, name: string, policyArn: string | undefined, now: number): readonly Command[] {
  if (policyArn !== undefined) {
    return view.get("alarmHistories", arn) === undefined
      ? []
      : [{ op: "delete", table: "alarmHistories", key: arn, why: "its policy is gone" }];
  }
  const data = { version: "1.0", type: "Delete" };
  return alarmHistory(view, arn, { type: "ConfigurationUpdate", summary: `Alarm "${name}" deleted`, data }, now);
}
