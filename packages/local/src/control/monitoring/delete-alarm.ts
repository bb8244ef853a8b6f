import type { View } from "../../state/view.js";
import type { Command } from "../types.js";
import { alarmHistory } from "./change-alarm.js";

/** Takes an alarm away with its tags; its history stays. */
export function deleteAlarm(view: View, arn: string, now: number): readonly Command[] {
  const why = "the alarm is deleted";
  const tags: readonly Command[] = view.get("tags", arn) === undefined ? [] : [{ op: "delete", table: "tags", key: arn, why }];
  const summary = `Alarm "${arn.slice(arn.indexOf(":alarm:") + ":alarm:".length)}" deleted`;
  return [
    ...tags,
    { op: "delete", table: "alarms", key: arn, why },
    ...alarmHistory(view, arn, { type: "ConfigurationUpdate", summary, data: { version: "1.0", type: "Delete" } }, now),
  ];
}
