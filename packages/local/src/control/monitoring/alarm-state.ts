import { formatArn, type Place } from "@stowage/model";
import type { StateValue } from "@stowage/model/cloudwatch";
import type { View } from "../../state/view.js";

/** The ARN of an alarm: the key of its row. */
export function alarmArn(place: Place, name: string): string {
  return formatArn(place, "cloudwatch", `alarm:${name}`);
}

/**
 * The state of an alarm, for deployments and whoever else follows alarms; undefined if there is none of that name. A controller that depends
 * on it wakes on the table `alarms`, whose rows change with the state.
 */
export function alarmState(view: View, place: Place, name: string): StateValue | undefined {
  return view.get("alarms", alarmArn(place, name))?.alarm.StateValue;
}
