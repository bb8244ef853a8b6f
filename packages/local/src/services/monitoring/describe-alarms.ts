import type { DescribeAlarmsInput, DescribeAlarmsOutput } from "@stowage/model/cloudwatch";
import { operation, type Operation } from "../operation.js";
import { page } from "../page.js";
import { actionsOf, alarmsIn } from "./alarms.js";
import { invalid } from "./refuse.js";

export const describeAlarms: Operation<DescribeAlarmsInput, DescribeAlarmsOutput> = operation(
  "DescribeAlarms",
  ({ input, view, place }) => {
    const { AlarmNames, AlarmNamePrefix = "", AlarmTypes = ["MetricAlarm"], StateValue, ActionPrefix, MaxRecords } = input;
    if (AlarmNames !== undefined && AlarmNamePrefix !== "") invalid("AlarmNames and AlarmNamePrefix cannot be given together.");
    const names = AlarmNames && new Set(AlarmNames);
    const found = alarmsIn(view, place).filter(
      ({ name, alarm }) =>
        AlarmTypes.includes("MetricAlarm") &&
        (names === undefined || names.has(name)) &&
        name.startsWith(AlarmNamePrefix) &&
        (StateValue === undefined || alarm.StateValue === StateValue) &&
        (ActionPrefix === undefined || actionsOf(alarm).some((action) => action.startsWith(ActionPrefix))),
    );
    const { items, nextToken } = page(found, ({ name }) => name, { size: MaxRecords, token: input.NextToken }, rules);
    return { output: { MetricAlarms: items.map(({ alarm }) => alarm), CompositeAlarms: [], NextToken: nextToken } };
  },
);

/** Source: CloudWatch API, DescribeAlarms `MaxRecords` (1 to 100; 50 by default). */
const rules = { defaultSize: 50, maxSize: 100, badSize: "ValidationException", badToken: "InvalidNextToken" } as const;
