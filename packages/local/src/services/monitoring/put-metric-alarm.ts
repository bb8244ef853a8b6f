import type { PutMetricAlarmInput, Unit } from "@stowage/model/cloudwatch";
import { operation, type Operation } from "../operation.js";
import { alarmArn } from "../../control/monitoring/alarm-state.js";
import { alarmHistory } from "../../control/monitoring/change-alarm.js";
import { replaceRow } from "../replace-row.js";
import { newTags } from "../tags.js";
import { readTags } from "./alarm-tags.js";
import { checkAlarm } from "./check-alarm.js";

/** Creates an alarm, or replaces all of one but its state. */
export const putMetricAlarm: Operation<PutMetricAlarmInput, Unit> = operation("PutMetricAlarm", ({ input, view, place, now }) => {
  checkAlarm(input);
  const { AlarmName: name = "", Tags, ...settings } = input;
  const arn = alarmArn(place, name);
  const before = view.get("alarms", arn);
  const alarm = {
    AlarmName: name,
    AlarmArn: arn,
    ...settings,
    ActionsEnabled: input.ActionsEnabled ?? true,
    OKActions: input.OKActions ?? [],
    AlarmActions: input.AlarmActions ?? [],
    InsufficientDataActions: input.InsufficientDataActions ?? [],
    Dimensions: input.Dimensions ?? [],
    TreatMissingData: input.TreatMissingData ?? "missing",
    AlarmConfigurationUpdatedTimestamp: now / 1000,
    StateValue: before?.alarm.StateValue ?? ("INSUFFICIENT_DATA" as const),
    StateReason: before?.alarm.StateReason ?? "Unchecked: Initial alarm creation",
    StateReasonData: before?.alarm.StateReasonData,
    StateUpdatedTimestamp: before?.alarm.StateUpdatedTimestamp ?? now / 1000,
    StateTransitionedTimestamp: before?.alarm.StateTransitionedTimestamp ?? now / 1000,
  };
  const tags = readTags(Tags);
  const summary = before === undefined ? `Alarm "${name}" created` : `Alarm "${name}" updated`;
  return {
    output: {},
    commands: [
      ...replaceRow(
        view,
        "alarms",
        arn,
        { arn, name, alarm, ...(before?.policyArn !== undefined && { policyArn: before.policyArn }) },
        summary,
      ),
      ...(before === undefined ? newTags(arn, tags, "PutMetricAlarm") : []),
      ...alarmHistory(
        view,
        arn,
        { type: "ConfigurationUpdate", summary, data: { version: "1.0", type: before === undefined ? "Create" : "Update" } },
        now,
      ),
    ],
  };
});
