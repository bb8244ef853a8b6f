import type { DescribeAlarmHistoryInput, DescribeAlarmHistoryOutput } from "@stowage/model/cloudwatch";
import { operation, type Operation } from "../operation.js";
import { alarmArn } from "../../control/monitoring/alarm-state.js";
import { page } from "../page.js";
import { historiesIn } from "./alarms.js";

export const describeAlarmHistory: Operation<DescribeAlarmHistoryInput, DescribeAlarmHistoryOutput> = operation(
  "DescribeAlarmHistory",
  ({ input, view, place }) => {
    const { AlarmName, HistoryItemType, StartDate = -Infinity, EndDate = Infinity, ScanBy = "TimestampDescending", MaxRecords } = input;
    const rows = AlarmName === undefined ? historiesIn(view, place) : [view.get("alarmHistories", alarmArn(place, AlarmName))];
    const items = rows
      .flatMap((row) => row?.items ?? [])
      .filter(
        ({ Timestamp = 0, HistoryItemType: type }) =>
          Timestamp >= StartDate && Timestamp <= EndDate && (HistoryItemType === undefined || type === HistoryItemType),
      );
    const numbered = items
      .toSorted((a, b) => (ScanBy === "TimestampAscending" ? 1 : -1) * ((a.Timestamp ?? 0) - (b.Timestamp ?? 0)))
      .map((item, i) => ({ item, id: String(i).padStart(8, "0") }));
    const paged = page(numbered, ({ id }) => id, { size: MaxRecords, token: input.NextToken }, rules);
    return { output: { AlarmHistoryItems: paged.items.map(({ item }) => item), NextToken: paged.nextToken } };
  },
);

/** Source: CloudWatch API, DescribeAlarmHistory `MaxRecords` (1 to 100). */
const rules = { defaultSize: 100, maxSize: 100, badSize: "ValidationException", badToken: "InvalidNextToken" } as const;
