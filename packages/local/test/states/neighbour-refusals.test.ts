import {
  ApplicationAutoScalingClient,
  DeleteScalingPolicyCommand,
  DescribeScalableTargetsCommand,
  ListTagsForResourceCommand,
  PutScalingPolicyCommand,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
  TagResourceCommand as TagTargetCommand,
} from "@aws-sdk/client-application-auto-scaling";
import {
  CloudWatchClient,
  DescribeAlarmHistoryCommand,
  GetMetricStatisticsCommand,
  PutMetricDataCommand,
  TagResourceCommand as TagAlarmCommand,
} from "@aws-sdk/client-cloudwatch";
import { CreateClusterCommand, CreateServiceCommand as CreateEcsServiceCommand, RegisterTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import {
  AddTagsCommand,
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
  ModifyTargetGroupAttributesCommand,
  RegisterTargetsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  CreateHttpNamespaceCommand,
  CreateServiceCommand,
  GetInstanceCommand,
  GetNamespaceCommand,
  GetOperationCommand,
  GetServiceCommand,
  ListNamespacesCommand,
  RegisterInstanceCommand,
  ServiceDiscoveryClient,
  TagResourceCommand,
  UpdateInstanceCustomHealthStatusCommand,
  UpdateServiceAttributesCommand,
  DeleteNamespaceCommand,
  ListTagsForResourceCommand as ListTagsCommand,
} from "@aws-sdk/client-servicediscovery";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bench, network, web, type Bench } from "../support.js";

let it: Bench;
let discovery: ServiceDiscoveryClient;
let scaling: ApplicationAutoScalingClient;
let elb: ElasticLoadBalancingV2Client;
let cloudwatch: CloudWatchClient;
let NamespaceId: string;
let ServiceId: string;
let namespaceArn: string;
let targetArn: string;
let TargetGroupArn: string;
let LoadBalancerArn: string;
let ListenerArn: string;
const target = { ServiceNamespace: "ecs", ResourceId: "service/main/web", ScalableDimension: "ecs:service:DesiredCount" } as const;
const arn = (service: string, resource: string): string => `arn:aws:${service}:us-east-1:123456789012:${resource}`;
const many = Array.from({ length: 60 }, (_, n) => ({ Key: `k${n}`, Value: "v" }));
/** A resource has at most fifty. */
const [few, more] = [many.slice(0, 40), many.slice(40)];
const group = { Name: "web", Protocol: "HTTP", Port: 80, TargetType: "ip", VpcId: "vpc-1" } as const;
const step = {
  ...target,
  PolicyType: "StepScaling" as const,
  StepScalingPolicyConfiguration: {
    AdjustmentType: "ChangeInCapacity" as const,
    StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
  },
};

beforeAll(async () => {
  it = await bench({ clock: "virtual" });
  const settings = { ...it.local.client, maxAttempts: 1 };
  discovery = new ServiceDiscoveryClient(settings);
  scaling = new ApplicationAutoScalingClient(settings);
  elb = new ElasticLoadBalancingV2Client(settings);
  cloudwatch = new CloudWatchClient(settings);
  const { OperationId } = await discovery.send(new CreateHttpNamespaceCommand({ Name: "shop", CreatorRequestId: "first" }));
  NamespaceId = (await discovery.send(new GetOperationCommand({ OperationId }))).Operation!.Targets!.NAMESPACE!;
  namespaceArn = (await discovery.send(new GetNamespaceCommand({ Id: NamespaceId }))).Namespace!.Arn!;
  ServiceId = (await discovery.send(new CreateServiceCommand({ Name: "catalog", NamespaceId, CreatorRequestId: "first" }))).Service!.Id!;
  await it.ecs.send(new CreateClusterCommand({ clusterName: "main" }));
  await it.ecs.send(new RegisterTaskDefinitionCommand(web));
  const service = {
    cluster: "main",
    taskDefinition: "web",
    launchType: "FARGATE",
    networkConfiguration: network,
    desiredCount: 1,
  } as const;
  await it.ecs.send(new CreateEcsServiceCommand({ ...service, serviceName: "web" }));
  targetArn = (await scaling.send(new RegisterScalableTargetCommand({ ...target, MinCapacity: 1, MaxCapacity: 9 }))).ScalableTargetARN!;
  TargetGroupArn = (await elb.send(new CreateTargetGroupCommand(group))).TargetGroups![0]!.TargetGroupArn!;
  const subnets = ["subnet-us-east-1a", "subnet-us-east-1b"];
  LoadBalancerArn = (await elb.send(new CreateLoadBalancerCommand({ Name: "lb", Subnets: subnets }))).LoadBalancers![0]!.LoadBalancerArn!;
  const DefaultActions = [{ Type: "forward" as const, TargetGroupArn }];
  const { Listeners } = await elb.send(new CreateListenerCommand({ LoadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions }));
  ListenerArn = Listeners![0]!.ListenerArn!;
});
afterAll(async () => {
  for (const client of [discovery, scaling, elb, cloudwatch]) client.destroy();
  await it.close();
});

type Refusal = [name: string, call: () => Promise<unknown>];
type SpokenRefusal = [name: string, message: string, call: () => Promise<unknown>];

const rule = (Priority: number) => ({
  ListenerArn,
  Priority,
  Conditions: [{ Field: "path-pattern", Values: [`/${Priority}`] }],
  Actions: [{ Type: "forward" as const, TargetGroupArn }],
});

test.each<Refusal>([
  ["InvalidInput", () => discovery.send(new ListNamespacesCommand({ NextToken: "none" }))],
  ["NamespaceNotFound", () => discovery.send(new GetNamespaceCommand({ Id: "ns-aaaaaaaaaaaaaaaa" }))],
  ["ServiceNotFound", () => discovery.send(new GetServiceCommand({ Id: "srv-aaaaaaaaaaaaaaaa" }))],
  ["InstanceNotFound", () => discovery.send(new GetInstanceCommand({ ServiceId, InstanceId: "none" }))],
  ["OperationNotFound", () => discovery.send(new GetOperationCommand({ OperationId: "none" }))],
  ["NamespaceAlreadyExists", () => discovery.send(new CreateHttpNamespaceCommand({ Name: "shop", CreatorRequestId: "second" }))],
  ["ServiceAlreadyExists", () => discovery.send(new CreateServiceCommand({ Name: "catalog", NamespaceId, CreatorRequestId: "second" }))],
  ["ResourceInUse", () => discovery.send(new DeleteNamespaceCommand({ Id: NamespaceId }))],
  [
    "CustomHealthNotFound",
    async () => {
      await discovery.send(new RegisterInstanceCommand({ ServiceId, InstanceId: "a", Attributes: { AWS_INSTANCE_IPV4: "127.0.0.1" } }));
      return discovery.send(new UpdateInstanceCustomHealthStatusCommand({ ServiceId, InstanceId: "a", Status: "HEALTHY" }));
    },
  ],
  [
    "ResourceLimitExceeded",
    async () => {
      const { Service } = await discovery.send(new CreateServiceCommand({ Name: "full", NamespaceId }));
      const one = (n: number) => ({ ServiceId: Service!.Id!, InstanceId: `i${n}`, Attributes: { AWS_INSTANCE_IPV4: "127.0.0.1" } });
      for (let n = 0; n <= 1000; n++) await discovery.send(new RegisterInstanceCommand(one(n)));
    },
  ],
  [
    "ServiceAttributesLimitExceededException",
    () => {
      const Attributes = Object.fromEntries(many.map(({ Key, Value }) => [Key, Value]));
      return discovery.send(new UpdateServiceAttributesCommand({ ServiceId, Attributes }));
    },
  ],
  [
    "TooManyTagsException",
    async () => {
      await discovery.send(new TagResourceCommand({ ResourceARN: namespaceArn, Tags: few }));
      return discovery.send(new TagResourceCommand({ ResourceARN: namespaceArn, Tags: more }));
    },
  ],
  [
    "ResourceNotFoundException",
    () => discovery.send(new ListTagsCommand({ ResourceARN: arn("servicediscovery", "namespace/ns-aaaaaaaaaaaaaaaa") })),
  ],
])("Cloud Map refuses with %s", async (name, call) => {
  await expect(call()).rejects.toMatchObject({ name });
});

test.each<SpokenRefusal>([
  [
    "ValidationException",
    "ECS service doesn't exist: service/main/none",
    () => scaling.send(new RegisterScalableTargetCommand({ ...target, ResourceId: "service/main/none", MinCapacity: 1, MaxCapacity: 2 })),
  ],
  [
    "ObjectNotFoundException",
    "No scalable target registered for service namespace: ecs, resource ID: service/main/none, scalable dimension: ecs:service:DesiredCount",
    () => scaling.send(new PutScalingPolicyCommand({ ...step, ResourceId: "service/main/none", PolicyName: "up" })),
  ],
  [
    "ObjectNotFoundException",
    "No scaling policy found for service namespace: ecs, resource ID: service/main/web, scalable dimension: ecs:service:DesiredCount, policy name: none",
    () => scaling.send(new DeleteScalingPolicyCommand({ ...target, PolicyName: "none" })),
  ],
  [
    "LimitExceededException",
    "A scalable target has at most 200 scheduled actions.",
    async () => {
      const action = { ...target, Schedule: "rate(1 day)", ScalableTargetAction: { MinCapacity: 1 } };
      for (let n = 0; n <= 200; n++) await scaling.send(new PutScheduledActionCommand({ ...action, ScheduledActionName: `a${n}` }));
    },
  ],
  ["InvalidNextTokenException", "", () => scaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: "ecs", NextToken: "none" }))],
  ["ResourceNotFoundException", "", () => scaling.send(new ListTagsForResourceCommand({ ResourceARN: `${targetArn}0` }))],
  [
    "TooManyTagsException",
    "",
    async () => {
      const tag = (tags: typeof many) => Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
      await scaling.send(new TagTargetCommand({ ResourceARN: targetArn, Tags: tag(few) }));
      return scaling.send(new TagTargetCommand({ ResourceARN: targetArn, Tags: tag(more) }));
    },
  ],
])("Application Auto Scaling refuses with %s: %s", async (name, message, call) => {
  await expect(call()).rejects.toMatchObject({ name, message: expect.stringContaining(message) });
});

test.each<Refusal>([
  ["LoadBalancerNotFoundException", () => elb.send(new DescribeLoadBalancersCommand({ Names: ["none"] }))],
  ["TargetGroupNotFoundException", () => elb.send(new DescribeTargetGroupsCommand({ Names: ["none"] }))],
  ["ListenerNotFoundException", () => elb.send(new DescribeListenersCommand({ ListenerArns: [`${ListenerArn}0`] }))],
  [
    "RuleNotFoundException",
    () => elb.send(new DescribeRulesCommand({ RuleArns: [`${ListenerArn.replace(":listener/", ":listener-rule/")}/0`] })),
  ],
  [
    "InvalidTargetException",
    async () => {
      const { TargetGroups } = await elb.send(new CreateTargetGroupCommand({ ...group, Name: "hosts", TargetType: "instance" }));
      return elb.send(new RegisterTargetsCommand({ TargetGroupArn: TargetGroups![0]!.TargetGroupArn, Targets: [{ Id: "10.0.0.1" }] }));
    },
  ],
  [
    "PriorityInUseException",
    async () => {
      await elb.send(new CreateRuleCommand(rule(1)));
      return elb.send(new CreateRuleCommand(rule(1)));
    },
  ],
  ["DuplicateTargetGroupNameException", () => elb.send(new CreateTargetGroupCommand({ ...group, Port: 81 }))],
  [
    "DuplicateListenerException",
    () =>
      elb.send(
        new CreateListenerCommand({
          LoadBalancerArn,
          Protocol: "HTTP",
          Port: 80,
          DefaultActions: [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "200" } }],
        }),
      ),
  ],
  [
    "DuplicateLoadBalancerNameException",
    () => elb.send(new CreateLoadBalancerCommand({ Name: "lb", Subnets: ["subnet-us-east-1a", "subnet-us-east-1c"] })),
  ],
  [
    "TargetGroupAssociationLimitException",
    async () => {
      const Subnets = ["subnet-us-east-1a", "subnet-us-east-1b"];
      const { LoadBalancers } = await elb.send(new CreateLoadBalancerCommand({ Name: "other", Subnets }));
      const other = { LoadBalancerArn: LoadBalancers![0]!.LoadBalancerArn, Protocol: "HTTP" as const, Port: 80 };
      return elb.send(new CreateListenerCommand({ ...other, DefaultActions: [{ Type: "forward", TargetGroupArn }] }));
    },
  ],
  [
    "InvalidConfigurationRequestException",
    () => elb.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn, Attributes: [{ Key: "none", Value: "1" }] })),
  ],
  [
    "TooManyRulesException",
    async () => {
      for (let n = 2; n <= 101; n++) await elb.send(new CreateRuleCommand(rule(n)));
    },
  ],
  [
    "TooManyTagsException",
    async () => {
      await elb.send(new AddTagsCommand({ ResourceArns: [TargetGroupArn], Tags: few }));
      return elb.send(new AddTagsCommand({ ResourceArns: [TargetGroupArn], Tags: more }));
    },
  ],
])("Elastic Load Balancing refuses with %s", async (name, call) => {
  await expect(call()).rejects.toMatchObject({ name });
});

const asked = { Namespace: "Shop", MetricName: "Depth", Period: 60, StartTime: new Date(0), EndTime: new Date(60_000) };

test.each<Refusal>([
  ["InvalidNextToken", () => cloudwatch.send(new DescribeAlarmHistoryCommand({ NextToken: "none" }))],
  [
    "InvalidParameterValueException",
    () =>
      cloudwatch.send(new GetMetricStatisticsCommand({ ...asked, StartTime: new Date(60_000), EndTime: new Date(0), Statistics: ["Sum"] })),
  ],
  [
    "InvalidParameterCombinationException",
    () =>
      cloudwatch.send(
        new PutMetricDataCommand({
          Namespace: "Shop",
          MetricData: [{ MetricName: "Depth", Value: 1, StatisticValues: { SampleCount: 1, Sum: 1, Minimum: 1, Maximum: 1 } }],
        }),
      ),
  ],
  ["MissingRequiredParameterException", () => cloudwatch.send(new GetMetricStatisticsCommand(asked))],
  ["ResourceNotFoundException", () => cloudwatch.send(new TagAlarmCommand({ ResourceARN: arn("cloudwatch", "alarm:none"), Tags: few }))],
])("CloudWatch refuses with %s", async (name, call) => {
  await expect(call()).rejects.toMatchObject({ name });
});
