import type { EnableAlarmActionsInput, Unit } from "@stowage/model/cloudwatch";
import { operation, type Operation } from "../operation.js";
import { switchActions } from "./alarms.js";

export const enableAlarmActions: Operation<EnableAlarmActionsInput, Unit> = operation("EnableAlarmActions", ({ input, view, place }) => ({
  output: {},
  commands: switchActions(view, place, input.AlarmNames ?? [], true),
}));
