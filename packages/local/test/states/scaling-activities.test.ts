import {
  ApplicationAutoScalingClient,
  DescribeScalingActivitiesCommand,
  PutScalingPolicyCommand,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
  type AdjustmentType,
} from "@aws-sdk/client-application-auto-scaling";
import { CloudWatchClient, PutMetricAlarmCommand, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { CreateClusterCommand, CreateServiceCommand, RegisterTaskDefinitionCommand, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bench, network, web, type Bench } from "../support.js";

let it: Bench;
let scaling: ApplicationAutoScalingClient;
let cloudwatch: CloudWatchClient;
const target = { ServiceNamespace: "ecs", ResourceId: "service/main/web", ScalableDimension: "ecs:service:DesiredCount" } as const;
beforeEach(async () => {
  it = await bench({ clock: "virtual" });
  const settings = { ...it.local.client, maxAttempts: 1 };
  scaling = new ApplicationAutoScalingClient(settings);
  cloudwatch = new CloudWatchClient(settings);
  await it.ecs.send(new CreateClusterCommand({ clusterName: "main" }));
  await it.ecs.send(new RegisterTaskDefinitionCommand(web));
  const service = { cluster: "main", taskDefinition: "web", launchType: "FARGATE", networkConfiguration: network } as const;
  await it.ecs.send(new CreateServiceCommand({ ...service, serviceName: "web", desiredCount: 3 }));
  await scaling.send(new RegisterScalableTargetCommand({ ...target, MinCapacity: 1, MaxCapacity: 5 }));
  await it.local.clock!.advance("5m");
});
afterEach(async () => {
  scaling.destroy();
  cloudwatch.destroy();
  await it.close();
});

/** A policy that acts while the queue is deep. */
async function policy(AdjustmentType: AdjustmentType, ScalingAdjustment: number): Promise<void> {
  const { PolicyARN } = await scaling.send(
    new PutScalingPolicyCommand({
      ...target,
      PolicyName: "deep",
      PolicyType: "StepScaling",
      StepScalingPolicyConfiguration: {
        AdjustmentType,
        Cooldown: 0,
        StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment }],
      },
    }),
  );
  const metric = { Namespace: "Shop", MetricName: "Depth", Statistic: "Maximum", Period: 60, EvaluationPeriods: 1 } as const;
  const above = { Threshold: 10, ComparisonOperator: "GreaterThanThreshold" as const, AlarmActions: [PolicyARN!] };
  await cloudwatch.send(new PutMetricAlarmCommand({ AlarmName: "deep", ...metric, ...above }));
}

/** Until the policy has acted, or has said why it does not. */
async function deep(): Promise<void> {
  const Timestamp = new Date(it.local.clock!.now());
  await cloudwatch.send(new PutMetricDataCommand({ Namespace: "Shop", MetricData: [{ MetricName: "Depth", Timestamp, Value: 50 }] }));
  for (let seconds = 0; seconds < 120 && (await last()) === undefined; seconds++) await it.local.clock!.advance("1s");
}

const last = async () => {
  const asked = { ServiceNamespace: "ecs", IncludeNotScaledActivities: true } as const;
  return (await scaling.send(new DescribeScalingActivitiesCommand(asked))).ScalingActivities![0]!;
};

test("an activity is in progress until its tasks run", async () => {
  await policy("ChangeInCapacity", 1);
  await deep();
  expect(await last()).toMatchObject({
    StatusCode: "InProgress",
    Description: "Setting desired count to 4.",
    Cause: "monitor alarm deep in state ALARM triggered policy deep",
  });
  await it.local.clock!.advance("2m");
  expect(await last()).toMatchObject({
    StatusCode: "Successful",
    StatusMessage: "Successfully set desired count to 4. Change successfully fulfilled by ecs.",
  });
});

test("an activity is overridden by who sets another count meanwhile", async () => {
  await policy("ChangeInCapacity", 1);
  await deep();
  await it.ecs.send(new UpdateServiceCommand({ cluster: "main", service: "web", desiredCount: 2 }));
  await it.local.clock!.advance("3m");
  expect(await last()).toMatchObject({ StatusCode: "Overridden", Description: "Setting desired count to 4." });
});

test.each<[string, AdjustmentType, number, number]>([
  ["AlreadyAtMaxCapacity", "ChangeInCapacity", 1, 5],
  ["AlreadyAtMinCapacity", "ChangeInCapacity", -1, 1],
  ["AlreadyAtDesiredCapacity", "ExactCapacity", 3, 3],
])("what does not scale says why: %s", async (Code, adjustment, by, desiredCount) => {
  await it.ecs.send(new UpdateServiceCommand({ cluster: "main", service: "web", desiredCount }));
  await it.local.clock!.advance("5m");
  await policy(adjustment, by);
  await deep();
  expect(await last()).toMatchObject({
    StatusCode: "Failed",
    Description: "Attempting to scale due to alarm triggered",
    NotScaledReasons: [{ Code, MaxCapacity: 5, MinCapacity: 1, CurrentCapacity: desiredCount }],
  });
});

test("a count that would have to be set back at once is left alone", async () => {
  const TargetTrackingScalingPolicyConfiguration = {
    TargetValue: 50,
    PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" as const },
  };
  const tracking = { PolicyName: "cpu", PolicyType: "TargetTrackingScaling" as const, TargetTrackingScalingPolicyConfiguration };
  await scaling.send(new PutScalingPolicyCommand({ ...target, ...tracking }));
  // Under the low alarm's 45 %, but two tasks would be at 66 %.
  await it.local.setLoad("main/web", { cpu: 44 });
  await it.local.clock!.advance("20m");
  expect(await last()).toMatchObject({ StatusCode: "Failed", NotScaledReasons: [{ Code: "AutoScalingAnticipatedFlapping" }] });
});

test.each([
  [{ MinCapacity: 4 }, "Setting desired count to 4.", "minimum capacity was set to 4"],
  [{ MaxCapacity: 2 }, "Setting desired count to 2.", "maximum capacity was set to 2"],
])("a scheduled action that moves the bounds moves the count: %s", async (ScalableTargetAction, Description, Cause) => {
  const schedule = { ...target, ScheduledActionName: "night", Schedule: "rate(1 minute)", ScalableTargetAction };
  await scaling.send(new PutScheduledActionCommand(schedule));
  await it.local.clock!.advance("2m");
  const { ScalingActivities = [] } = await scaling.send(new DescribeScalingActivitiesCommand({ ServiceNamespace: "ecs" }));
  expect(ScalingActivities).toContainEqual(expect.objectContaining({ Description, Cause }));
  expect(ScalingActivities).toContainEqual(
    expect.objectContaining({ Cause: "scheduled action name night was triggered", StatusCode: "Successful" }),
  );
});
