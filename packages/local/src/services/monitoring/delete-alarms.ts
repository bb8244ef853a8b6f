import type { DeleteAlarmsInput, Unit } from "@stowage/model/cloudwatch";
import { operation, type Operation } from "../operation.js";
import { alarmArn } from "../../control/monitoring/alarm-state.js";
import { deleteAlarm } from "../../control/monitoring/delete-alarm.js";
import { AwsException } from "../aws-exception.js";

/** All or none. */
export const deleteAlarms: Operation<DeleteAlarmsInput, Unit> = operation("DeleteAlarms", ({ input, view, place, now }) => {
  const arns = [...new Set(input.AlarmNames)].map((name) => alarmArn(place, name));
  const gone = arns.filter((arn) => view.get("alarms", arn) === undefined);
  if (gone.length > 0 && arns.length > 0) {
    throw new AwsException(
      "ResourceNotFound",
      `There is no alarm "${gone[0]!.slice(gone[0]!.indexOf(":alarm:") + 7)}"; nothing was deleted.`,
    );
  }
  return { output: {}, commands: arns.flatMap((arn) => deleteAlarm(view, view.get("alarms", arn)!, now)) };
});
