import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  DescribeAlarmsForMetricCommand,
  DisableAlarmActionsCommand,
  EnableAlarmActionsCommand,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  ListTagsForResourceCommand,
  paginateDescribeAlarms,
  paginateGetMetricData,
  paginateListMetrics,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
  SetAlarmStateCommand,
  TagResourceCommand,
  UntagResourceCommand,
  waitUntilAlarmExists,
  type PutMetricAlarmCommandInput,
} from "@aws-sdk/client-cloudwatch";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bench, type Bench } from "./support.js";

let b: Bench;
let cloudwatch: CloudWatchClient;
beforeEach(async () => {
  b = await bench({ clock: "virtual" });
  cloudwatch = new CloudWatchClient({ ...b.local.client, maxAttempts: 1 });
});
afterEach(async () => {
  cloudwatch.destroy();
  await b.close();
});

const Dimensions = [{ Name: "Queue", Value: "orders" }];
const put = (Value: number, Timestamp = new Date(b.local.clock!.now())): Promise<unknown> =>
  cloudwatch.send(
    new PutMetricDataCommand({ Namespace: "Shop", MetricData: [{ MetricName: "Depth", Dimensions, Timestamp, Value, Unit: "Count" }] }),
  );
const alarm: PutMetricAlarmCommandInput = {
  AlarmName: "deep",
  Namespace: "Shop",
  MetricName: "Depth",
  Dimensions,
  Statistic: "Average",
  Period: 60,
  EvaluationPeriods: 3,
  DatapointsToAlarm: 2,
  Threshold: 100,
  ComparisonOperator: "GreaterThanThreshold",
};
const state = async (): Promise<string | undefined> =>
  (await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: ["deep"] }))).MetricAlarms![0]?.StateValue;

test("data are put together by period and statistic", async () => {
  const start = new Date(b.local.clock!.now() - (b.local.clock!.now() % 3_600_000));
  await b.local.clock!.advance("1h");
  const at = (minute: number): Date => new Date(start.getTime() + minute * 60_000);
  for (const [minute, value] of [
    [0, 10],
    [0, 20],
    [1, 60],
    [5, 5],
  ] as const)
    await put(value, at(minute));
  const { Datapoints, Label } = await cloudwatch.send(
    new GetMetricStatisticsCommand({
      Namespace: "Shop",
      MetricName: "Depth",
      Dimensions,
      StartTime: start,
      EndTime: at(10),
      Period: 300,
      Statistics: ["Average", "Sum", "Minimum", "Maximum", "SampleCount"],
      ExtendedStatistics: ["p50"],
    }),
  );
  expect(Label).toBe("Depth");
  expect(Datapoints).toEqual([
    { Timestamp: start, Average: 30, Sum: 90, Minimum: 10, Maximum: 60, SampleCount: 3, Unit: "Count", ExtendedStatistics: { p50: 20 } },
    { Timestamp: at(5), Average: 5, Sum: 5, Minimum: 5, Maximum: 5, SampleCount: 1, Unit: "Count", ExtendedStatistics: { p50: 5 } },
  ]);
  const Metric = { Namespace: "Shop", MetricName: "Depth", Dimensions };
  const query = {
    StartTime: start,
    EndTime: at(10),
    ScanBy: "TimestampAscending" as const,
    MetricDataQueries: [
      { Id: "m", MetricStat: { Metric, Period: 60, Stat: "Sum" }, ReturnData: false },
      { Id: "twice", Expression: "IF(m > 20, 2 * m, FILL(m, 0))" },
      { Id: "all", Expression: "SUM(METRICS())" },
    ],
  };
  const { MetricDataResults } = await cloudwatch.send(new GetMetricDataCommand(query));
  expect(MetricDataResults!.map(({ Id, Values }) => [Id, Values])).toEqual([
    ["twice", [60, 120, 5]],
    ["all", [30, 60, 5]],
  ]);
  const pages: number[][] = [];
  for await (const page of paginateGetMetricData({ client: cloudwatch }, { ...query, MaxDatapoints: 2 }))
    pages.push(page.MetricDataResults!.flatMap(({ Values }) => Values!));
  expect(pages).toEqual([
    [60, 120],
    [5, 30],
    [60, 5],
  ]);
  await expect(
    cloudwatch.send(new GetMetricDataCommand({ ...query, MetricDataQueries: [{ Id: "s", Expression: "SEARCH('{Shop}', 'Sum')" }] })),
  ).rejects.toThrow("Stowage does not compute SEARCH");
});

test("metrics are listed by namespace, name and dimension", async () => {
  await put(1);
  await cloudwatch.send(
    new PutMetricDataCommand({
      Namespace: "Other",
      MetricData: Array.from({ length: 600 }, (_, i) => ({
        MetricName: `m${i}`,
        Value: i,
        Dimensions: [{ Name: "x".repeat(200), Value: "y" }],
      })),
    }),
  );
  const { Metrics } = await cloudwatch.send(new ListMetricsCommand({ Namespace: "Shop", Dimensions: [{ Name: "Queue" }] }));
  expect(Metrics).toEqual([{ Namespace: "Shop", MetricName: "Depth", Dimensions }]);
  let count = 0;
  for await (const page of paginateListMetrics({ client: cloudwatch }, {})) count += page.Metrics!.length;
  expect(count).toBe(601);
});

test.each([
  [{ MetricData: [] }, "MetricData is required"],
  [{ Namespace: "AWS/ECS", MetricData: [{ MetricName: "x", Value: 1 }] }, "AWS/"],
  [{ MetricData: [{ MetricName: "x" }] }, "must be specified"],
  [{ MetricData: [{ MetricName: "x", Value: 1, Values: [1] }] }, "Only one of"],
  [{ MetricData: [{ MetricName: "x", Value: 1, StorageResolution: 7 }] }, "1 or 60"],
  [{ MetricData: [{ MetricName: "x", Value: 1, Timestamp: new Date(0) }] }, "two weeks"],
])("wrong data are refused: %j", async (input, message) => {
  await expect(cloudwatch.send(new PutMetricDataCommand({ Namespace: "Shop", ...input }))).rejects.toThrow(message);
});

test("an alarm goes off, comes back and says why", async () => {
  await cloudwatch.send(new PutMetricAlarmCommand({ ...alarm, Tags: [{ Key: "team", Value: "shop" }] }));
  await waitUntilAlarmExists({ client: cloudwatch, maxWaitTime: 5, minDelay: 0.01, maxDelay: 0.02 }, { AlarmNames: ["deep"] });
  expect(await state()).toBe("INSUFFICIENT_DATA");
  const minute = async (value: number | undefined): Promise<string | undefined> => {
    if (value !== undefined) await put(value);
    await b.local.clock!.advance("1m");
    return state();
  };
  await b.local.clock!.advance(60_000 - (b.local.clock!.now() % 60_000) + 6_000);
  expect(await minute(50)).toBe("OK");
  expect(await minute(150)).toBe("OK");
  expect(await minute(150)).toBe("ALARM");
  expect(await minute(undefined)).toBe("ALARM");
  expect(await minute(50)).toBe("ALARM");
  expect(await minute(50)).toBe("OK");
  for (let i = 0; i < 6; i++) await minute(undefined);
  expect(await state()).toBe("INSUFFICIENT_DATA");
  const { AlarmHistoryItems } = await cloudwatch.send(
    new DescribeAlarmHistoryCommand({ AlarmName: "deep", HistoryItemType: "StateUpdate" }),
  );
  expect(AlarmHistoryItems!.map(({ HistorySummary }) => HistorySummary)).toEqual([
    "Alarm updated from OK to INSUFFICIENT_DATA",
    "Alarm updated from ALARM to OK",
    "Alarm updated from OK to ALARM",
    "Alarm updated from INSUFFICIENT_DATA to OK",
  ]);
  expect(JSON.parse(AlarmHistoryItems![2]!.HistoryData!).newState.stateReason).toMatch(
    /^Threshold Crossed: 2 out of the last 3 datapoints \[150\.0 .* were greater than the threshold \(100\.0\)\.$/,
  );
});

test("alarms are found, switched, set, tagged and deleted", async () => {
  await cloudwatch.send(new PutMetricAlarmCommand(alarm));
  for (let i = 0; i < 4; i++) await cloudwatch.send(new PutMetricAlarmCommand({ ...alarm, AlarmName: `other-${i}`, MetricName: "Else" }));
  const names: (string | undefined)[] = [];
  for await (const { MetricAlarms } of paginateDescribeAlarms({ client: cloudwatch, pageSize: 2 }, {}))
    names.push(...MetricAlarms!.map(({ AlarmName }) => AlarmName));
  expect(names).toEqual(["deep", "other-0", "other-1", "other-2", "other-3"]);
  const forMetric = await cloudwatch.send(new DescribeAlarmsForMetricCommand({ Namespace: "Shop", MetricName: "Depth", Dimensions }));
  expect(forMetric.MetricAlarms!.map(({ AlarmName }) => AlarmName)).toEqual(["deep"]);
  await cloudwatch.send(new SetAlarmStateCommand({ AlarmName: "deep", StateValue: "ALARM", StateReason: "a test" }));
  const described = async () => (await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: ["deep"] }))).MetricAlarms![0]!;
  expect(await described()).toMatchObject({
    StateValue: "ALARM",
    StateReason: "a test",
    ActionsEnabled: true,
    TreatMissingData: "missing",
  });
  await b.local.clock!.advance("2m");
  expect(await state()).toBe("INSUFFICIENT_DATA");
  await cloudwatch.send(new DisableAlarmActionsCommand({ AlarmNames: ["deep"] }));
  expect((await described()).ActionsEnabled).toBe(false);
  await cloudwatch.send(new EnableAlarmActionsCommand({ AlarmNames: ["deep"] }));
  const ResourceARN = (await described()).AlarmArn!;
  await cloudwatch.send(
    new TagResourceCommand({
      ResourceARN,
      Tags: [
        { Key: "a", Value: "1" },
        { Key: "b", Value: "2" },
      ],
    }),
  );
  await cloudwatch.send(new UntagResourceCommand({ ResourceARN, TagKeys: ["a"] }));
  expect((await cloudwatch.send(new ListTagsForResourceCommand({ ResourceARN }))).Tags).toEqual([{ Key: "b", Value: "2" }]);
  await expect(cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: ["deep", "nowhere"] }))).rejects.toMatchObject({
    name: "ResourceNotFound",
  });
  await cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: ["deep"] }));
  expect(await state()).toBeUndefined();
});

test.each([
  [{ Period: 61 }, "Period must be"],
  [{ DatapointsToAlarm: 4 }, "DatapointsToAlarm"],
  [{ EvaluationPeriods: 2000 }, "86400 seconds"],
  [{ Statistic: undefined }, "either Statistic"],
  [{ TreatMissingData: "maybe" }, "TreatMissingData"],
  [{ Threshold: undefined }, "Threshold"],
])("a wrong alarm is refused: %j", async (change, message) => {
  await expect(cloudwatch.send(new PutMetricAlarmCommand({ ...alarm, ...change }))).rejects.toThrow(message);
});
