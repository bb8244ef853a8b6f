import {
  ApplicationAutoScalingClient,
  DeleteScalingPolicyCommand,
  DescribeScalingActivitiesCommand,
  paginateDescribeScalingActivities,
  PutScalingPolicyCommand,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
} from "@aws-sdk/client-application-auto-scaling";
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
} from "@aws-sdk/client-cloudwatch";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from "@aws-sdk/client-ecs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bench, network, raw, web, type Bench } from "./support.js";

let b: Bench;
let scaling: ApplicationAutoScalingClient;
let cloudwatch: CloudWatchClient;
beforeEach(async () => {
  b = await bench({ clock: "virtual" });
  scaling = new ApplicationAutoScalingClient({ ...b.local.client, maxAttempts: 1 });
  cloudwatch = new CloudWatchClient({ ...b.local.client, maxAttempts: 1 });
  await b.ecs.send(new CreateClusterCommand({ clusterName: "main" }));
  await b.ecs.send(new RegisterTaskDefinitionCommand(web));
  await b.ecs.send(
    new CreateServiceCommand({
      cluster: "main",
      serviceName: "web",
      taskDefinition: "web",
      desiredCount: 2,
      launchType: "FARGATE",
      networkConfiguration: network,
    }),
  );
  await scaling.send(new RegisterScalableTargetCommand({ ...target, MinCapacity: 2, MaxCapacity: 10 }));
  await b.local.clock!.advance("5m");
});
afterEach(async () => {
  scaling.destroy();
  cloudwatch.destroy();
  await b.close();
});

const target = { ServiceNamespace: "ecs", ResourceId: "service/main/web", ScalableDimension: "ecs:service:DesiredCount" } as const;
const track = (more: object = {}): Promise<{ PolicyARN?: string | undefined }> =>
  scaling.send(
    new PutScalingPolicyCommand({
      ...target,
      PolicyName: "cpu",
      PolicyType: "TargetTrackingScaling",
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 50,
        PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" },
        ...more,
      },
    }),
  );
const counts = async (): Promise<readonly [number, number]> => {
  const { services } = await b.ecs.send(new DescribeServicesCommand({ cluster: "main", services: ["web"] }));
  return [services![0]!.desiredCount!, services![0]!.runningCount!];
};
const activities = async (more: object = {}) =>
  (await scaling.send(new DescribeScalingActivitiesCommand({ ServiceNamespace: "ecs", ResourceId: target.ResourceId, ...more })))
    .ScalingActivities!;

test("target tracking follows the load out and in again, and says so", async () => {
  await track();
  await b.local.setLoad("main/web", { requests: 300, requestsPerTask: 100 });
  await b.local.clock!.advance("5m");
  // Two tasks at 100 % and a target of 50 %: four.
  expect(await counts()).toEqual([4, 4]);
  const { MetricAlarms } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNamePrefix: "TargetTracking-service/main/web-" }));
  expect(
    MetricAlarms!.map(({ AlarmName, Threshold, EvaluationPeriods }) => [
      AlarmName!.replace(/-[0-9a-f-]{36}$/, ""),
      Threshold,
      EvaluationPeriods,
    ]),
  ).toEqual([
    ["TargetTracking-service/main/web-AlarmHigh", 50, 3],
    ["TargetTracking-service/main/web-AlarmLow", 45, 15],
  ]);
  expect(MetricAlarms![0]!.StateValue).toBe("ALARM");
  const [first] = await activities();
  expect(first).toMatchObject({
    Description: "Setting desired count to 4.",
    StatusCode: "Successful",
    StatusMessage: "Successfully set desired count to 4. Change successfully fulfilled by ecs.",
    Cause: `monitor alarm ${MetricAlarms![0]!.AlarmName} in state ALARM triggered policy cpu`,
  });
  // 300 requests a second on tasks of 100 at 50 %: six, after the cooldown of five minutes.
  await b.local.clock!.advance("10m");
  expect(await counts()).toEqual([6, 6]);
  await b.local.setLoad("main/web", { requests: 60, requestsPerTask: 100 });
  await b.local.clock!.advance("1h");
  expect(await counts()).toEqual([2, 2]);
  const all = await activities();
  expect(all.map(({ Description }) => Description)).toEqual([
    "Setting desired count to 2.",
    "Setting desired count to 6.",
    "Setting desired count to 4.",
  ]);
  const notScaled = (await activities({ IncludeNotScaledActivities: true }))[0]!;
  expect(notScaled.NotScaledReasons).toEqual([{ Code: "AlreadyAtMinCapacity", MaxCapacity: 10, MinCapacity: 2, CurrentCapacity: 2 }]);
  const { Datapoints } = await cloudwatch.send(
    new GetMetricStatisticsCommand({
      Namespace: "AWS/ECS",
      MetricName: "CPUUtilization",
      Dimensions: [
        { Name: "ClusterName", Value: "main" },
        { Name: "ServiceName", Value: "web" },
      ],
      StartTime: new Date(b.local.clock!.now() - 300_000),
      EndTime: new Date(b.local.clock!.now()),
      Period: 300,
      Statistics: ["Average", "SampleCount"],
    }),
  );
  expect(Datapoints!.at(-1)).toMatchObject({ Average: 30, Unit: "Percent" });
  let count = 0;
  for await (const page of paginateDescribeScalingActivities({ client: scaling, pageSize: 2 }, { ServiceNamespace: "ecs" }))
    count += page.ScalingActivities!.length;
  expect(count).toBe(3);
});

test("what is suspended does not scale, and a policy's alarms go with it", async () => {
  await track();
  await scaling.send(new RegisterScalableTargetCommand({ ...target, SuspendedState: { DynamicScalingOutSuspended: true } }));
  await b.local.setLoad("main/web", { cpu: 95 });
  await b.local.clock!.advance("15m");
  expect(await counts()).toEqual([2, 2]);
  await scaling.send(new RegisterScalableTargetCommand({ ...target, SuspendedState: { DynamicScalingOutSuspended: false } }));
  await b.local.clock!.advance("2m");
  expect((await counts())[0]).toBe(4);
  await scaling.send(new DeleteScalingPolicyCommand({ ...target, PolicyName: "cpu" }));
  expect((await cloudwatch.send(new DescribeAlarmsCommand({}))).MetricAlarms).toEqual([]);
});

test("a step policy acts on an alarm over somebody's own metric", async () => {
  const { PolicyARN } = await scaling.send(
    new PutScalingPolicyCommand({
      ...target,
      PolicyName: "queue",
      PolicyType: "StepScaling",
      StepScalingPolicyConfiguration: {
        AdjustmentType: "ChangeInCapacity",
        Cooldown: 60,
        StepAdjustments: [
          { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 100, ScalingAdjustment: 1 },
          { MetricIntervalLowerBound: 100, ScalingAdjustment: 3 },
        ],
      },
    }),
  );
  await cloudwatch.send(
    new PutMetricAlarmCommand({
      AlarmName: "backlog",
      Namespace: "Shop",
      MetricName: "Depth",
      Statistic: "Maximum",
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 100,
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
      TreatMissingData: "notBreaching",
      AlarmActions: [PolicyARN!],
    }),
  );
  const depth = async (Value: number): Promise<void> => {
    await cloudwatch.send(new PutMetricDataCommand({ Namespace: "Shop", MetricData: [{ MetricName: "Depth", Value }] }));
    await b.local.clock!.advance("1m");
  };
  await depth(250);
  await b.local.clock!.advance("30s");
  expect((await counts())[0]).toBe(5);
  await b.local.clock!.advance("5m");
  expect((await counts())[0]).toBe(5);
  await depth(120);
  await b.local.clock!.advance("30s");
  expect((await counts())[0]).toBe(6);
});

test("scheduled actions move the bounds on the minute, and the service into them", async () => {
  const at = new Date(b.local.clock!.now() + 30 * 60_000).toISOString().slice(0, 16);
  await scaling.send(
    new PutScheduledActionCommand({
      ...target,
      ScheduledActionName: "morning",
      Schedule: `at(${at}:00)`,
      ScalableTargetAction: { MinCapacity: 5, MaxCapacity: 8 },
    }),
  );
  await b.local.clock!.advance("29m");
  expect((await counts())[0]).toBe(2);
  await b.local.clock!.advance("3m");
  expect(await counts()).toEqual([5, 5]);
  const [moved, set] = await activities();
  expect(moved).toMatchObject({ Description: "Setting desired count to 5.", Cause: "minimum capacity was set to 5" });
  expect(set).toMatchObject({
    Description: "Setting min capacity to 5 and max capacity to 8",
    Cause: "scheduled action name morning was triggered",
    StatusCode: "Successful",
  });
});

test("a week of hours of load is bounded in memory, and is there by the hour", async () => {
  await b.local.setLoad("main/web", { cpu: 40, memory: 60 });
  await b.local.clock!.advance("7d");
  const { Datapoints } = await cloudwatch.send(
    new GetMetricStatisticsCommand({
      Namespace: "AWS/ECS",
      MetricName: "MemoryUtilization",
      Dimensions: [
        { Name: "ServiceName", Value: "web" },
        { Name: "ClusterName", Value: "main" },
      ],
      StartTime: new Date(b.local.clock!.now() - 6 * 24 * 3_600_000),
      EndTime: new Date(b.local.clock!.now()),
      Period: 3600,
      Statistics: ["Average"],
    }),
  );
  expect(Datapoints!.length).toBeGreaterThanOrEqual(6 * 24);
  expect(new Set(Datapoints!.map(({ Average }) => Average))).toEqual(new Set([60]));
  expect((await cloudwatch.send(new ListMetricsCommand({ Namespace: "AWS/ECS" }))).Metrics).toHaveLength(2);
});

test("a cluster's instances have reservations", async () => {
  const integer = (name: string, integerValue: number) => ({ name, type: "INTEGER", integerValue });
  await b.ecs.send(
    new RegisterContainerInstanceCommand({ cluster: "main", totalResources: [integer("CPU", 2048), integer("MEMORY", 4096)] }),
  );
  await b.ecs.send(
    new RegisterTaskDefinitionCommand({ family: "job", containerDefinitions: [{ name: "app", image: "x", cpu: 512, memory: 1024 }] }),
  );
  await b.ecs.send(new RunTaskCommand({ cluster: "main", taskDefinition: "job", launchType: "EC2" }));
  await b.local.clock!.advance("3m");
  const { Datapoints } = await cloudwatch.send(
    new GetMetricStatisticsCommand({
      Namespace: "AWS/ECS",
      MetricName: "CPUReservation",
      Dimensions: [{ Name: "ClusterName", Value: "main" }],
      StartTime: new Date(b.local.clock!.now() - 180_000),
      EndTime: new Date(b.local.clock!.now()),
      Period: 180,
      Statistics: ["Average"],
    }),
  );
  expect(Datapoints!.at(-1)!.Average).toBe(25);
});

test("a load is said over HTTP too, and a wrong one is refused", async () => {
  const said = await raw(b.local, { method: "PUT", path: "/_stowage/load", body: '{"service":"main/web","cpu":70}' });
  expect([said.status, JSON.parse(said.text)]).toEqual([200, { service: "arn:aws:ecs:us-east-1:123456789012:service/main/web" }]);
  for (const [body, message] of [
    ['{"service":"main/nope","cpu":70}', "There is no service"],
    ['{"service":"main/web","cpu":-1}', "must be a number from 0"],
    ['{"service":"main/web","speed":1}', 'no member "speed"'],
    ["[]", "must be a JSON object"],
    ["{", "not JSON"],
  ] as const) {
    const answer = await raw(b.local, { method: "PUT", path: "/_stowage/load", body });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(message.replaceAll('"', '\\"'));
  }
});
