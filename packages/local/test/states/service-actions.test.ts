import {
  CreateClusterCommand,
  CreateServiceCommand,
  CreateTaskSetCommand,
  DeleteAttributesCommand,
  DescribeServicesCommand,
  ListTasksCommand,
  PutAttributesCommand,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
  UpdateTaskProtectionCommand,
  UpdateTaskSetCommand,
} from "@aws-sdk/client-ecs";
import {
  CreateTargetGroupCommand,
  DeleteTargetGroupCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  CreateHttpNamespaceCommand,
  CreateServiceCommand as CreateDiscoveryServiceCommand,
  GetOperationCommand,
  ServiceDiscoveryClient,
  UpdateInstanceCustomHealthStatusCommand,
} from "@aws-sdk/client-servicediscovery";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { StowageEvent } from "../../src/index.js";
import { bench, network, web, type Bench } from "../support.js";

let it: Bench;
let told: StowageEvent[];
beforeEach(async () => {
  it = await bench({ clock: "virtual" });
  told = [];
  it.local.onEvent((event) => event["detail-type"] === "ECS Service Action" && told.push(event));
  await it.ecs.send(new CreateClusterCommand({ capacityProviders: ["FARGATE"] }));
  await it.ecs.send(new RegisterTaskDefinitionCommand(web));
  await it.ecs.send(new RegisterTaskDefinitionCommand({ family: "job", containerDefinitions: [{ name: "app", image: "a", memory: 64 }] }));
});
afterEach(() => it.close());

const advance = (time: string): Promise<unknown> => Promise.resolve(it.local.clock!.advance(time));
const named = (name: string): readonly StowageEvent[] => told.filter(({ detail }) => detail["eventName"] === name);
const fargate = { taskDefinition: "web", launchType: "FARGATE", networkConfiguration: network } as const;
const serviceArn = "arn:aws:ecs:us-east-1:123456789012:service/default/web";

async function instance(): Promise<string> {
  const totalResources = [
    { name: "CPU", type: "INTEGER", integerValue: 1024 },
    { name: "MEMORY", type: "INTEGER", integerValue: 1024 },
  ];
  const { containerInstance } = await it.ecs.send(new RegisterContainerInstanceCommand({ totalResources }));
  return containerInstance!.containerInstanceArn!;
}

test("the desired count that the scheduler reckons of a daemon is told of, and not the one that somebody sets", async () => {
  await it.ecs.send(new CreateServiceCommand({ serviceName: "web", taskDefinition: "job", schedulingStrategy: "DAEMON" }));
  await it.ecs.send(new CreateServiceCommand({ ...fargate, serviceName: "replicas", desiredCount: 1 }));
  await instance();
  await it.ecs.send(new UpdateServiceCommand({ service: "replicas", desiredCount: 2 }));
  await advance("1m");
  expect(named("SERVICE_DESIRED_COUNT_UPDATED")).toMatchObject([{ resources: [serviceArn], detail: { eventType: "INFO" } }]);
});

test("so is that of a task set", async () => {
  await it.ecs.send(new CreateServiceCommand({ serviceName: "web", desiredCount: 4, deploymentController: { type: "EXTERNAL" } }));
  const scale = { unit: "PERCENT", value: 50 } as const;
  const { taskSet } = await it.ecs.send(new CreateTaskSetCommand({ cluster: "default", service: "web", ...fargate, scale }));
  expect(named("SERVICE_DESIRED_COUNT_UPDATED")).toEqual([]);
  const whole = { unit: "PERCENT", value: 100 } as const;
  await it.ecs.send(new UpdateTaskSetCommand({ cluster: "default", service: "web", taskSet: taskSet!.id, scale: whole }));
  expect(named("SERVICE_DESIRED_COUNT_UPDATED")).toMatchObject([{ resources: [serviceArn] }]);
  await advance("3m");
  expect(named("TASKSET_STEADY_STATE")).toMatchObject([{ resources: [serviceArn], detail: { eventType: "INFO" } }]);
});

test("a service that protection keeps from its desired count is told of", async () => {
  await it.ecs.send(new CreateServiceCommand({ ...fargate, serviceName: "web", desiredCount: 1 }));
  await advance("3m");
  const { taskArns: tasks } = await it.ecs.send(new ListTasksCommand({ serviceName: "web" }));
  await it.ecs.send(new UpdateTaskProtectionCommand({ cluster: "default", tasks, protectionEnabled: true }));
  await it.ecs.send(new UpdateServiceCommand({ service: "web", desiredCount: 0 }));
  await advance("1m");
  expect(named("TASKSET_SCALE_IN_FAILURE_BY_TASK_PROTECTION")).toMatchObject([{ resources: [serviceArn], detail: { eventType: "INFO" } }]);
});

test("a daemon's task that no longer satisfies the constraints is stopped, and told of", async () => {
  const targetId = await instance();
  const disk = { name: "disk", targetType: "container-instance", targetId } as const;
  await it.ecs.send(new PutAttributesCommand({ attributes: [{ ...disk, value: "ssd" }] }));
  const placementConstraints = [{ type: "memberOf", expression: "attribute:disk == ssd" } as const];
  await it.ecs.send(
    new CreateServiceCommand({ serviceName: "web", taskDefinition: "job", schedulingStrategy: "DAEMON", placementConstraints }),
  );
  await advance("1m");
  expect((await it.ecs.send(new ListTasksCommand({ serviceName: "web" }))).taskArns).toHaveLength(1);
  await it.ecs.send(new DeleteAttributesCommand({ attributes: [disk] }));
  await advance("1m");
  expect((await it.ecs.send(new ListTasksCommand({ serviceName: "web" }))).taskArns).toEqual([]);
  expect(named("SERVICE_DAEMON_PLACEMENT_CONSTRAINT_VIOLATED")).toMatchObject([
    { resources: [serviceArn], detail: { eventType: "ERROR" } },
  ]);
});

test("the capacity providers of a service that is steady are told of", async () => {
  const capacityProviderStrategy = [{ capacityProvider: "FARGATE", weight: 1 }];
  const { launchType: _launchType, ...rest } = fargate;
  await it.ecs.send(new CreateServiceCommand({ ...rest, serviceName: "web", desiredCount: 1, capacityProviderStrategy }));
  await advance("3m");
  const capacityProviderArns = ["arn:aws:ecs:us-east-1:123456789012:capacity-provider/FARGATE"];
  expect(named("CAPACITY_PROVIDER_STEADY_STATE")).toMatchObject([
    { resources: [serviceArn], detail: { eventType: "INFO", capacityProviderArns } },
  ]);
});

test("a task that Cloud Map has as unhealthy is told of", async () => {
  const discovery = new ServiceDiscoveryClient({ ...it.local.client, maxAttempts: 1 });
  const { OperationId } = await discovery.send(new CreateHttpNamespaceCommand({ Name: "shop" }));
  await advance("1s");
  const { Operation } = await discovery.send(new GetOperationCommand({ OperationId }));
  const made = await discovery.send(
    new CreateDiscoveryServiceCommand({ Name: "web", NamespaceId: Operation!.Targets!.NAMESPACE, HealthCheckCustomConfig: {} }),
  );
  const serviceRegistries = [{ registryArn: made.Service!.Arn! }];
  await it.ecs.send(new CreateServiceCommand({ ...fargate, serviceName: "web", desiredCount: 1, serviceRegistries }));
  await advance("3m");
  const { taskArns = [] } = await it.ecs.send(new ListTasksCommand({ serviceName: "web" }));
  const InstanceId = taskArns[0]!.split("/").at(-1)!;
  await discovery.send(new UpdateInstanceCustomHealthStatusCommand({ ServiceId: made.Service!.Id!, InstanceId, Status: "UNHEALTHY" }));
  expect(named("SERVICE_DISCOVERY_INSTANCE_UNHEALTHY")).toMatchObject([{ resources: [serviceArn], detail: { eventType: "WARN" } }]);
  discovery.destroy();
});

test("a service whose target group is gone cannot tell how healthy its tasks are", async () => {
  const elb = new ElasticLoadBalancingV2Client({ ...it.local.client, maxAttempts: 1 });
  const { TargetGroups = [] } = await elb.send(
    new CreateTargetGroupCommand({ Name: "web", Protocol: "HTTP", Port: 80, TargetType: "ip", VpcId: "vpc-1" }),
  );
  const TargetGroupArn = TargetGroups[0]!.TargetGroupArn!;
  const loadBalancers = [{ targetGroupArn: TargetGroupArn, containerName: "app", containerPort: 8080 }];
  await it.ecs.send(new CreateServiceCommand({ ...fargate, serviceName: "web", desiredCount: 1, loadBalancers }));
  await advance("3m");
  await elb.send(new DeleteTargetGroupCommand({ TargetGroupArn }));
  expect(named("SERVICE_HEALTH_UNKNOWN")).toMatchObject([{ resources: [serviceArn], detail: { eventType: "ERROR" } }]);
  const { services = [] } = await it.ecs.send(new DescribeServicesCommand({ services: ["web"] }));
  expect(services[0]!.events![0]!.message).toMatch(
    /^\(service web\) task set \(ecs-svc\/\d+\) \(task \w+\) is not healthy in target-group \(arn:\S+\) due to TARGET GROUP IS NOT FOUND\.$/,
  );
  elb.destroy();
});
