import type { DisableAlarmActionsInput, Unit } from "@stowage/model/cloudwatch";
import { operation, type Operation } from "../operation.js";
import { switchActions } from "./alarms.js";

export const disableAlarmActions: Operation<DisableAlarmActionsInput, Unit> = operation(
  "DisableAlarmActions",
  ({ input, view, place }) => ({
    output: {},
    commands: switchActions(view, place, input.AlarmNames ?? [], false),
  }),
);
