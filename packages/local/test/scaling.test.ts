import {
  ApplicationAutoScalingClient,
  DeleteScalingPolicyCommand,
  DeleteScheduledActionCommand,
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  DescribeScalingActivitiesCommand,
  DescribeScalingPoliciesCommand,
  DescribeScheduledActionsCommand,
  ListTagsForResourceCommand,
  paginateDescribeScalingPolicies,
  PutScalingPolicyCommand,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
  TagResourceCommand,
  UntagResourceCommand,
  type PutScalingPolicyCommandInput,
} from "@aws-sdk/client-application-auto-scaling";
import { CreateClusterCommand, CreateServiceCommand, DescribeServicesCommand, RegisterTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bench, network, web, type Bench } from "./support.js";

let b: Bench;
let scaling: ApplicationAutoScalingClient;
beforeEach(async () => {
  b = await bench({ clock: "virtual" });
  scaling = new ApplicationAutoScalingClient({ ...b.local.client, maxAttempts: 1 });
  await b.ecs.send(new CreateClusterCommand({ clusterName: "main" }));
  await b.ecs.send(new RegisterTaskDefinitionCommand(web));
  await b.ecs.send(
    new CreateServiceCommand({
      cluster: "main",
      serviceName: "web",
      taskDefinition: "web",
      desiredCount: 1,
      launchType: "FARGATE",
      networkConfiguration: network,
    }),
  );
});
afterEach(async () => {
  scaling.destroy();
  await b.close();
});

const target = { ServiceNamespace: "ecs", ResourceId: "service/main/web", ScalableDimension: "ecs:service:DesiredCount" } as const;
const register = (more: object = { MinCapacity: 2, MaxCapacity: 10 }) =>
  scaling.send(new RegisterScalableTargetCommand({ ...target, ...more }));
const cpu: PutScalingPolicyCommandInput = {
  ...target,
  PolicyName: "cpu",
  PolicyType: "TargetTrackingScaling",
  TargetTrackingScalingPolicyConfiguration: {
    TargetValue: 60,
    PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" },
  },
};

test("a target keeps its bounds, and moves the service into them at once", async () => {
  const { ScalableTargetARN } = await register();
  const { services } = await b.ecs.send(new DescribeServicesCommand({ cluster: "main", services: ["web"] }));
  expect(services?.[0]?.desiredCount).toBe(2);
  expect((await register({ MaxCapacity: 20, SuspendedState: { DynamicScalingInSuspended: true } })).ScalableTargetARN).toBe(
    ScalableTargetARN,
  );
  const { ScalableTargets } = await scaling.send(
    new DescribeScalableTargetsCommand({ ServiceNamespace: "ecs", ResourceIds: [target.ResourceId] }),
  );
  expect(ScalableTargets).toEqual([
    {
      ...target,
      MinCapacity: 2,
      MaxCapacity: 20,
      ScalableTargetARN,
      RoleARN:
        "arn:aws:iam::123456789012:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService",
      CreationTime: new Date(b.local.clock!.now()),
      SuspendedState: { DynamicScalingInSuspended: true, DynamicScalingOutSuspended: false, ScheduledScalingSuspended: false },
    },
  ]);
});

test.each([
  [{ MinCapacity: 1 }, "needs both"],
  [{ MinCapacity: 3, MaxCapacity: 2 }, "greater than"],
  [{ MinCapacity: -1, MaxCapacity: 2 }, "whole numbers"],
  [{ MinCapacity: 1, MaxCapacity: 2, ResourceId: "service/main/nothing" }, "ECS service doesn't exist: service/main/nothing"],
  [{ MinCapacity: 1, MaxCapacity: 2, ResourceId: "main/web" }, "service/CLUSTER/SERVICE"],
  [{ MinCapacity: 1, MaxCapacity: 2, ServiceNamespace: "dynamodb" }, "ECS only"],
])("a target of %j is refused", async (more, message) => {
  await expect(register(more)).rejects.toMatchObject({ name: "ValidationException", message: expect.stringContaining(message) });
});

test("policies are put, replaced, listed and deleted", async () => {
  await expect(scaling.send(new PutScalingPolicyCommand(cpu))).rejects.toMatchObject({
    name: "ObjectNotFoundException",
    message:
      "No scalable target registered for service namespace: ecs, resource ID: service/main/web, scalable dimension: ecs:service:DesiredCount",
  });
  await register();
  const first = await scaling.send(new PutScalingPolicyCommand(cpu));
  expect(first.PolicyARN).toMatch(
    /^arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:[0-9a-f-]{36}:resource\/ecs\/service\/main\/web:policyName\/cpu$/,
  );
  expect(first.Alarms?.map(({ AlarmName }) => AlarmName?.replace(/[0-9a-f-]{36}$/, ""))).toEqual([
    "TargetTracking-service/main/web-AlarmHigh-",
    "TargetTracking-service/main/web-AlarmLow-",
  ]);
  const again = await scaling.send(
    new PutScalingPolicyCommand({
      ...cpu,
      TargetTrackingScalingPolicyConfiguration: { ...cpu.TargetTrackingScalingPolicyConfiguration!, TargetValue: 70 },
    }),
  );
  expect(again).toMatchObject({ PolicyARN: first.PolicyARN, Alarms: first.Alarms });
  await scaling.send(
    new PutScalingPolicyCommand({
      ...target,
      PolicyName: "steps",
      StepScalingPolicyConfiguration: {
        AdjustmentType: "ChangeInCapacity",
        StepAdjustments: [{ ScalingAdjustment: 1, MetricIntervalLowerBound: 0 }],
      },
    }),
  );
  const { ScalingPolicies } = await scaling.send(new DescribeScalingPoliciesCommand({ ServiceNamespace: "ecs", PolicyNames: ["cpu"] }));
  expect(ScalingPolicies).toEqual([
    expect.objectContaining({
      PolicyType: "TargetTrackingScaling",
      TargetTrackingScalingPolicyConfiguration: expect.objectContaining({ TargetValue: 70 }),
    }),
  ]);
  const names: string[] = [];
  for await (const page of paginateDescribeScalingPolicies({ client: scaling, pageSize: 1 }, { ServiceNamespace: "ecs" }))
    names.push(...page.ScalingPolicies!.map(({ PolicyName }) => PolicyName!));
  expect(names.sort()).toEqual(["cpu", "steps"]);
  await scaling.send(new DeleteScalingPolicyCommand({ ...target, PolicyName: "cpu" }));
  await expect(scaling.send(new DeleteScalingPolicyCommand({ ...target, PolicyName: "cpu" }))).rejects.toMatchObject({
    name: "ObjectNotFoundException",
  });
});

test.each<[string, Partial<PutScalingPolicyCommandInput>]>([
  ["without its configuration", { TargetTrackingScalingPolicyConfiguration: undefined }],
  ["with another's configuration", { StepScalingPolicyConfiguration: {} }],
  ["that follows nothing", { TargetTrackingScalingPolicyConfiguration: { TargetValue: 1 } }],
  [
    "that counts requests of nobody",
    {
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 1,
        PredefinedMetricSpecification: { PredefinedMetricType: "ALBRequestCountPerTarget" },
      },
    },
  ],
])("a policy %s is refused", async (_what, more) => {
  await register();
  await expect(scaling.send(new PutScalingPolicyCommand({ ...cpu, ...more }))).rejects.toMatchObject({ name: "ValidationException" });
});

test("scheduled actions are put, changed and deleted, and all goes with the target", async () => {
  const put = (more: object) => scaling.send(new PutScheduledActionCommand({ ...target, ScheduledActionName: "night", ...more }));
  await register();
  await put({
    Schedule: "cron(0 22 * * ? *)",
    Timezone: "Europe/Paris",
    StartTime: new Date(1.8e12),
    ScalableTargetAction: { MaxCapacity: 1 },
  });
  const actions = async () => (await scaling.send(new DescribeScheduledActionsCommand({ ServiceNamespace: "ecs" }))).ScheduledActions!;
  expect(await actions()).toEqual([
    expect.objectContaining({
      Schedule: "cron(0 22 * * ? *)",
      Timezone: "Europe/Paris",
      StartTime: new Date(1.8e12),
      ScalableTargetAction: { MaxCapacity: 1 },
    }),
  ]);
  await put({ ScalableTargetAction: { MaxCapacity: 2 } });
  expect(await actions()).toEqual([expect.objectContaining({ Schedule: "cron(0 22 * * ? *)", ScalableTargetAction: { MaxCapacity: 2 } })]);
  expect((await actions())[0]?.StartTime).toBeUndefined();
  await expect(put({ Schedule: "tonight" })).rejects.toMatchObject({ name: "ValidationException" });
  await put({ ScheduledActionName: "day", Schedule: "rate(1 day)", ScalableTargetAction: { MinCapacity: 3 } });
  await scaling.send(new DeleteScheduledActionCommand({ ...target, ScheduledActionName: "night" }));
  expect((await actions()).map(({ ScheduledActionName }) => ScheduledActionName)).toEqual(["day"]);
  await scaling.send(new PutScalingPolicyCommand(cpu));
  await scaling.send(new DeregisterScalableTargetCommand(target));
  expect(await actions()).toEqual([]);
  expect((await scaling.send(new DescribeScalingPoliciesCommand({ ServiceNamespace: "ecs" }))).ScalingPolicies).toEqual([]);
  expect((await scaling.send(new DescribeScalingActivitiesCommand({ ServiceNamespace: "ecs" }))).ScalingActivities).toEqual([]);
  await expect(scaling.send(new DeregisterScalableTargetCommand(target))).rejects.toMatchObject({ name: "ObjectNotFoundException" });
});

test("targets have tags", async () => {
  const { ScalableTargetARN: ResourceARN } = await register({ MinCapacity: 1, MaxCapacity: 2, Tags: { a: "1" } });
  await scaling.send(new TagResourceCommand({ ResourceARN, Tags: { b: "2" } }));
  await scaling.send(new UntagResourceCommand({ ResourceARN, TagKeys: ["a"] }));
  expect((await scaling.send(new ListTagsForResourceCommand({ ResourceARN }))).Tags).toEqual({ b: "2" });
  await expect(scaling.send(new ListTagsForResourceCommand({ ResourceARN: `${ResourceARN}x` }))).rejects.toMatchObject({
    name: "ResourceNotFoundException",
    $metadata: { httpStatusCode: 404 },
  });
});
