import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
} from "@aws-sdk/client-application-auto-scaling";
import {
  CreateClusterCommand,
  CreateExpressGatewayServiceCommand,
  CreateServiceCommand,
  DeleteExpressGatewayServiceCommand,
  DescribeExpressGatewayServiceCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ListServicesCommand,
  RegisterTaskDefinitionCommand,
  UpdateExpressGatewayServiceCommand,
  waitUntilServicesStable,
} from "@aws-sdk/client-ecs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bench, network, web, type Bench } from "./support.js";

let it: Bench;
beforeEach(async () => {
  it = await bench({ clock: "virtual" });
});
afterEach(() => it.close());

const infrastructureRoleArn = "arn:aws:iam::123456789012:role/ecsInfrastructureRole";
const executionRoleArn = "arn:aws:iam::123456789012:role/ecsTaskExecutionRole";
const primaryContainer = { image: "nginx:1.27", containerPort: 8080, environment: [{ name: "MODE", value: "live" }] };
const shop = { infrastructureRoleArn, executionRoleArn, serviceName: "shop", primaryContainer };

test("an image becomes a cluster, a definition, a service that runs, and its scaling", async () => {
  const { local, ecs } = it;
  const scalingTarget = { minTaskCount: 2, maxTaskCount: 6, autoScalingMetric: "AVERAGE_MEMORY", autoScalingTargetValue: 70 } as const;
  const { service } = await ecs.send(
    new CreateExpressGatewayServiceCommand({ ...shop, scalingTarget, tags: [{ key: "team", value: "web" }] }),
  );
  const serviceArn = service?.serviceArn ?? "";
  expect(serviceArn).toBe("arn:aws:ecs:us-east-1:123456789012:service/default/shop");
  expect(service).toMatchObject({ cluster: "default", status: { statusCode: "ACTIVE" }, tags: [{ key: "team", value: "web" }] });
  expect(service?.activeConfigurations).toMatchObject([{ cpu: "256", memory: "512", cpuArchitecture: "X86_64", healthCheckPath: "/ping" }]);
  await local.clock!.advance("3m");
  await waitUntilServicesStable({ client: ecs, maxWaitTime: 60 }, { services: ["shop"] });
  const { services = [] } = await ecs.send(new DescribeServicesCommand({ services: ["shop"] }));
  expect(services[0]).toMatchObject({ runningCount: 2, resourceManagementType: "ECS" });
  const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: "shop" }));
  expect(taskDefinition).toMatchObject({ revision: 1, networkMode: "awsvpc", executionRoleArn, containerDefinitions: [{ name: "Main" }] });
  const scaling = new ApplicationAutoScalingClient({ ...local.client, maxAttempts: 1 });
  const { ScalableTargets } = await scaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: "ecs" }));
  expect(ScalableTargets).toMatchObject([{ ResourceId: "service/default/shop", MinCapacity: 2, MaxCapacity: 6 }]);
  const { ScalingPolicies } = await scaling.send(new DescribeScalingPoliciesCommand({ ServiceNamespace: "ecs" }));
  expect(ScalingPolicies?.[0]?.TargetTrackingScalingPolicyConfiguration).toMatchObject({
    TargetValue: 70,
    PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageMemoryUtilization" },
  });
  scaling.destroy();
});

test("an update deploys what tasks are made of and leaves the rest; deleting drains", async () => {
  const { local, ecs } = it;
  const { service } = await ecs.send(new CreateExpressGatewayServiceCommand(shop));
  const serviceArn = service?.serviceArn ?? "";
  await local.clock!.advance("3m");
  const newer = { ...primaryContainer, image: "nginx:1.28" };
  const updated = await ecs.send(new UpdateExpressGatewayServiceCommand({ serviceArn, primaryContainer: newer, memory: "1024" }));
  expect(updated.service?.targetConfiguration).toMatchObject({ memory: "1024", primaryContainer: { image: "nginx:1.28" } });
  await ecs.send(new UpdateExpressGatewayServiceCommand({ serviceArn, healthCheckPath: "/up" }));
  await local.clock!.advance("5m");
  const described = await ecs.send(new DescribeExpressGatewayServiceCommand({ serviceArn, include: ["TAGS"] }));
  expect(described.service?.activeConfigurations).toMatchObject([{ healthCheckPath: "/up", memory: "1024" }]);
  expect(described.service?.activeConfigurations?.[0]?.taskDefinitionArn).toMatch(/task-definition\/shop:2$/);
  const { services = [] } = await ecs.send(new DescribeServicesCommand({ services: ["shop"] }));
  expect(services[0]?.deployments).toMatchObject([{ rolloutState: "COMPLETED", runningCount: 1 }]);
  expect((await ecs.send(new ListServicesCommand({ resourceManagementType: "ECS" }))).serviceArns).toEqual([serviceArn]);
  expect((await ecs.send(new ListServicesCommand({ resourceManagementType: "CUSTOMER" }))).serviceArns).toEqual([]);
  const deleted = await ecs.send(new DeleteExpressGatewayServiceCommand({ serviceArn }));
  expect(deleted.service?.status?.statusCode).toBe("DRAINING");
  await local.clock!.advance("5m");
  const gone = await ecs.send(new DescribeExpressGatewayServiceCommand({ serviceArn }));
  expect(gone.service).toMatchObject({ status: { statusCode: "INACTIVE" }, activeConfigurations: [] });
  await expect(ecs.send(new UpdateExpressGatewayServiceCommand({ serviceArn }))).rejects.toMatchObject({
    name: "ServiceNotActiveException",
  });
  expect((await ecs.send(new CreateExpressGatewayServiceCommand(shop))).service?.status?.statusCode).toBe("ACTIVE");
});

test("names what is wrong", async () => {
  const { ecs } = it;
  const create = (more: object): Promise<unknown> => ecs.send(new CreateExpressGatewayServiceCommand({ ...shop, ...more }));
  const invalid = { name: "InvalidParameterException" };
  await expect(create({ primaryContainer: undefined })).rejects.toMatchObject(invalid);
  await expect(create({ cluster: "none" })).rejects.toMatchObject({ name: "ClusterNotFoundException" });
  await expect(create({ scalingTarget: { minTaskCount: 3, maxTaskCount: 2 } })).rejects.toMatchObject(invalid);
  await expect(create({ cpu: "300" })).rejects.toMatchObject({ name: "ClientException" });
  expect((await ecs.send(new ListServicesCommand({})).catch((error: Error) => error.name)) as string).toBe("ClusterNotFoundException");
  await create({});
  await expect(create({})).rejects.toMatchObject(invalid);
  await ecs.send(new CreateClusterCommand({ clusterName: "main" }));
  await ecs.send(new RegisterTaskDefinitionCommand(web));
  const own = { cluster: "main", serviceName: "own", taskDefinition: "web", launchType: "FARGATE", networkConfiguration: network } as const;
  const { service } = await ecs.send(new CreateServiceCommand({ ...own, desiredCount: 0 }));
  const serviceArn = service?.serviceArn ?? "";
  await expect(ecs.send(new DeleteExpressGatewayServiceCommand({ serviceArn }))).rejects.toMatchObject({
    name: "ServiceNotFoundException",
  });
  const describe = new DescribeExpressGatewayServiceCommand({ serviceArn });
  await expect(ecs.send(describe)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
});
