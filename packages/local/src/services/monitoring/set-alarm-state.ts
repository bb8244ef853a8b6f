import type { SetAlarmStateInput, Unit } from "@stowage/model/cloudwatch";
import { operation, type Operation } from "../operation.js";
import { alarmArn } from "../../control/monitoring/alarm-state.js";
import { changeAlarmState } from "../../control/monitoring/change-alarm.js";
import { AwsException } from "../aws-exception.js";

/** For a test of what follows: the next evaluation gives the alarm its own state again. */
export const setAlarmState: Operation<SetAlarmStateInput, Unit> = operation("SetAlarmState", ({ input, view, place, now }) => {
  const row = view.get("alarms", alarmArn(place, input.AlarmName ?? ""));
  if (row === undefined) throw new AwsException("ResourceNotFound", `There is no alarm "${input.AlarmName ?? ""}".`);
  checkJson(input.StateReasonData);
  const change = { state: input.StateValue ?? "OK", reason: input.StateReason ?? "", data: input.StateReasonData };
  return { output: {}, commands: changeAlarmState(view, row, change, now) };
});

function checkJson(text: string | undefined): void {
  if (text === undefined) return;
  try {
    JSON.parse(text);
  } catch {
    throw new AwsException("InvalidFormatFault", "StateReasonData must be JSON.");
  }
}
