import {
  CreateCapacityProviderCommand,
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteCapacityProviderCommand,
  DeleteClusterCommand,
  DeleteServiceCommand,
  DescribeCapacityProvidersCommand,
  DescribeContainerInstancesCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListContainerInstancesCommand,
  ListTasksCommand,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  UpdateCapacityProviderCommand,
  UpdateServiceCommand,
  type ContainerInstance,
} from "@aws-sdk/client-ecs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bench, type Bench } from "./support.js";

let it: Bench;
beforeEach(async () => {
  it = await bench({ clock: "virtual" });
  await it.ecs.send(new CreateClusterCommand({ clusterName: "main" }));
});
afterEach(() => it.close());

const infrastructureRoleArn = "arn:aws:iam::123456789012:role/infrastructure";
const managed = {
  infrastructureRoleArn,
  instanceLaunchTemplate: {
    ec2InstanceProfileArn: "arn:aws:iam::123456789012:instance-profile/ecs",
    networkConfiguration: { subnets: ["subnet-us-east-1a", "subnet-us-east-1b"] },
    instanceRequirements: { vCpuCount: { min: 2, max: 2 }, memoryMiB: { min: 1 }, allowedInstanceTypes: ["m7i.*"] },
  },
  infrastructureOptimization: { scaleInAfter: 120 },
};

async function instances(): Promise<readonly ContainerInstance[]> {
  const { containerInstanceArns = [] } = await it.ecs.send(new ListContainerInstancesCommand({ cluster: "main" }));
  if (containerInstanceArns.length === 0) return [];
  const described = await it.ecs.send(
    new DescribeContainerInstancesCommand({ cluster: "main", containerInstances: containerInstanceArns }),
  );
  return described.containerInstances ?? [];
}

test("a managed-instances provider brings instances while tasks wait, and takes idle ones away", async () => {
  const { local, ecs } = it;
  const input = { name: "managed", cluster: "main", managedInstancesProvider: managed };
  const { capacityProvider } = await ecs.send(new CreateCapacityProviderCommand(input));
  expect(capacityProvider).toMatchObject({ type: "MANAGED_INSTANCES", cluster: "main", status: "ACTIVE", updateStatus: "CREATE_COMPLETE" });
  const containerDefinitions = [{ name: "app", image: "app" }];
  await ecs.send(
    new RegisterTaskDefinitionCommand({ family: "large", networkMode: "host", cpu: "1024", memory: "2048", containerDefinitions }),
  );
  const capacityProviderStrategy = [{ capacityProvider: "managed", weight: 1 }];
  const service = { cluster: "main", serviceName: "web", taskDefinition: "large", capacityProviderStrategy } as const;
  await ecs.send(new CreateServiceCommand({ ...service, desiredCount: 5 }));
  await local.clock!.advance("3m");
  const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster: "main", services: ["web"] }));
  expect(services[0]).toMatchObject({ runningCount: 5 });
  const three = await instances();
  expect(three.map(({ capacityProviderName }) => capacityProviderName)).toEqual(["managed", "managed", "managed"]);
  const zones = new Set(three.map(({ attributes }) => attributes?.find(({ name }) => name === "ecs.availability-zone")?.value));
  expect(zones).toEqual(new Set(["us-east-1a", "us-east-1b"]));
  expect(three[0]?.attributes).toContainEqual({ name: "ecs.instance-type", value: "m7i.large" });
  const { taskArns } = await ecs.send(new ListTasksCommand({ cluster: "main" }));
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster: "main", tasks: taskArns }));
  expect(new Set(tasks.map(({ launchType }) => launchType))).toEqual(new Set(["MANAGED_INSTANCES"]));
  await ecs.send(new UpdateServiceCommand({ cluster: "main", service: "web", desiredCount: 0 }));
  await local.clock!.advance("6m");
  expect(await instances()).toEqual([]);
});

test("a task that is run waits for its instance", async () => {
  const { local, ecs } = it;
  await ecs.send(new CreateCapacityProviderCommand({ name: "managed", cluster: "main", managedInstancesProvider: managed }));
  const containerDefinitions = [{ name: "app", image: "app" }];
  await ecs.send(
    new RegisterTaskDefinitionCommand({ family: "job", networkMode: "host", cpu: "1024", memory: "2048", containerDefinitions }),
  );
  const capacityProviderStrategy = [{ capacityProvider: "managed", weight: 1 }];
  const run = new RunTaskCommand({ cluster: "main", taskDefinition: "job", capacityProviderStrategy });
  const { tasks: started = [], failures } = await ecs.send(run);
  expect([failures, started[0]?.lastStatus]).toEqual([[], "PROVISIONING"]);
  await local.clock!.advance("1m");
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster: "main", tasks: [started[0]!.taskArn!] }));
  expect(tasks[0]).toMatchObject({ lastStatus: "RUNNING", launchType: "MANAGED_INSTANCES" });
  expect((await instances()).map(({ containerInstanceArn }) => containerInstanceArn)).toEqual([tasks[0]?.containerInstanceArn]);
});

test("its cluster goes after it, and it after what uses it", async () => {
  const { local, ecs } = it;
  await ecs.send(new CreateCapacityProviderCommand({ name: "managed", cluster: "main", managedInstancesProvider: managed }));
  const containerDefinitions = [{ name: "app", image: "app" }];
  await ecs.send(
    new RegisterTaskDefinitionCommand({ family: "large", networkMode: "host", cpu: "1024", memory: "2048", containerDefinitions }),
  );
  const capacityProviderStrategy = [{ capacityProvider: "managed", weight: 1 }];
  await ecs.send(
    new CreateServiceCommand({ cluster: "main", serviceName: "web", taskDefinition: "large", capacityProviderStrategy, desiredCount: 1 }),
  );
  await local.clock!.advance("3m");
  const remove = () => ecs.send(new DeleteCapacityProviderCommand({ capacityProvider: "managed" }));
  await expect(remove()).rejects.toMatchObject({ name: "ClientException" });
  await ecs.send(new DeleteServiceCommand({ cluster: "main", service: "web", force: true }));
  await local.clock!.advance("10m");
  await expect(ecs.send(new DeleteClusterCommand({ cluster: "main" }))).rejects.toMatchObject({
    name: "ClusterContainsCapacityProviderException",
  });
  expect((await remove()).capacityProvider).toMatchObject({ status: "INACTIVE", updateStatus: "DELETE_COMPLETE" });
  expect((await ecs.send(new DeleteClusterCommand({ cluster: "main" }))).cluster).toMatchObject({ status: "INACTIVE" });
});

test("its settings are changed, described and judged", async () => {
  const { ecs } = it;
  const input = { name: "managed", cluster: "main", managedInstancesProvider: managed };
  await ecs.send(new CreateCapacityProviderCommand(input));
  const { infrastructureOptimization: _optimization, instanceLaunchTemplate: _template, ...rest } = managed;
  const change = { ...rest, instanceLaunchTemplate: {}, infrastructureOptimization: { scaleInAfter: -1 } };
  await ecs.send(new UpdateCapacityProviderCommand({ name: "managed", managedInstancesProvider: change }));
  const { capacityProviders = [] } = await ecs.send(new DescribeCapacityProvidersCommand({ capacityProviders: ["managed"] }));
  expect(capacityProviders[0]?.managedInstancesProvider).toMatchObject({
    infrastructureOptimization: { scaleInAfter: -1 },
    instanceLaunchTemplate: { monitoring: "BASIC", networkConfiguration: { subnets: ["subnet-us-east-1a", "subnet-us-east-1b"] } },
  });
  const wrong = { ...input, name: "other", managedInstancesProvider: { ...managed, infrastructureOptimization: { scaleInAfter: 3601 } } };
  await expect(ecs.send(new CreateCapacityProviderCommand(wrong))).rejects.toMatchObject({ name: "ClientException" });
  const alone = { name: "alone", managedInstancesProvider: managed };
  await expect(ecs.send(new CreateCapacityProviderCommand(alone))).rejects.toMatchObject({ name: "ClientException" });
});

test("an instance says whose it is when it registers", async () => {
  const { ecs } = it;
  const attributes = [{ name: "stowage.capacity-provider", value: "mine" }];
  const totalResources = [
    { name: "CPU", type: "INTEGER", integerValue: 1024 },
    { name: "MEMORY", type: "INTEGER", integerValue: 1024 },
  ];
  await ecs.send(new RegisterContainerInstanceCommand({ cluster: "main", attributes, totalResources }));
  const [instance] = await instances();
  expect(instance?.capacityProviderName).toBe("mine");
  expect(instance?.attributes?.map(({ name }) => name)).not.toContain("stowage.capacity-provider");
});
