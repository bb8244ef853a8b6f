import {
  DescribeClustersCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UpdateCapacityProviderCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { startLocal } from "@stowage/local";
import type { LocalEngine } from "@stowage/local";
import type { Assembly } from "@stowage/model";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { apply, closeClients, createClients, plan } from "./index.js";
import type { Clients } from "./index.js";

const team = [{ key: "team", value: "shop" }];
const managed = {
  name: "managed",
  cluster: "render",
  managedInstancesProvider: {
    infrastructureRoleArn: "arn:aws:iam::123456789012:role/ecsInfrastructureRole",
    instanceLaunchTemplate: {
      ec2InstanceProfileArn: "arn:aws:iam::123456789012:instance-profile/ecsInstanceRole",
      networkConfiguration: { subnets: ["subnet-0a1b2c3d"], securityGroups: ["sg-0a1b2c3d"] },
      instanceRequirements: { vCpuCount: { min: 2 }, memoryMiB: { min: 4096 } },
    },
  },
};
const big = {
  name: "big",
  autoScalingGroupProvider: { autoScalingGroupArn: "big", managedScaling: { status: "ENABLED", targetCapacity: 100 } },
  tags: team,
};
const fleet = {
  format: "stowage/assembly@1",
  app: "fleet",
  clusters: {
    main: {
      clusterName: "main",
      capacityProviders: ["FARGATE", "big"],
      defaultCapacityProviderStrategy: [{ capacityProvider: "big", weight: 1 }],
    },
    render: { clusterName: "render", defaultCapacityProviderStrategy: [{ capacityProvider: "managed", weight: 1 }] },
  },
  capacityProviders: { big, managed },
  autoScalingGroups: {
    big: {
      autoScalingGroup: { AutoScalingGroupName: "big", MinSize: 0, MaxSize: 4, LaunchTemplate: { LaunchTemplateName: "big" } },
      launchTemplate: { LaunchTemplateName: "big", LaunchTemplateData: { InstanceType: "m7g.large" } },
    },
  },
  taskDefinitions: { job: { family: "job", containerDefinitions: [{ name: "app", image: "job:1", memory: 64 }] } },
  grants: { job: [{ actions: ["sqs:SendMessage"], resources: ["arn:aws:sqs:eu-west-1:123456789012:orders"] }] },
  services: { "main/job": { cluster: "main", serviceName: "job", taskDefinition: "job", desiredCount: 0, tags: team } },
} as unknown as Assembly;
const withProvider = (name: string, provider: object): Assembly =>
  ({ ...fleet, capacityProviders: { ...fleet.capacityProviders, [name]: provider } }) as Assembly;

let engine: LocalEngine;
let clients: Clients;
beforeAll(async () => {
  engine = await startLocal();
  clients = createClients({ region: "us-east-1", endpoint: engine.url });
});
afterEach(() => engine.reset());
afterAll(async () => {
  closeClients(clients);
  await engine.close();
});

const pending = async (assembly: Assembly): Promise<string[]> =>
  (await plan(assembly, clients)).changes
    .filter(({ action }) => action !== "none")
    .map(({ action, kind, name, differences }) => [action, kind, name, ...differences.map((found) => found.path)].join(" "));
const deploy = async (assembly: Assembly): Promise<void> => void (await apply(await plan(assembly, clients), clients));

describe("capacity providers", () => {
  it("are made after the clusters of managed instances, and before a cluster gets them", async () => {
    expect(await pending(fleet)).toEqual([
      "create cluster main",
      "create cluster render",
      "create capacity-provider big",
      "create capacity-provider managed",
      "create cluster-capacity-providers main",
      "create cluster-capacity-providers render",
      "register task-definition job",
      "create service main/job",
    ]);
    await deploy(fleet);
    const { clusters } = await clients.ecs.send(new DescribeClustersCommand({ clusters: ["main", "render"] }));
    expect(clusters!.map(({ capacityProviders, defaultCapacityProviderStrategy: [share] = [] }) => [capacityProviders, share])).toEqual([
      [["FARGATE", "big"], expect.objectContaining({ capacityProvider: "big" })],
      [["managed"], expect.objectContaining({ capacityProvider: "managed" })],
    ]);
    expect(await pending(fleet)).toEqual([]);
  });

  it("are changed where they differ", async () => {
    await deploy(fleet);
    await clients.ecs.send(
      new UpdateCapacityProviderCommand({ name: "big", autoScalingGroupProvider: { managedScaling: { targetCapacity: 50 } } }),
    );
    const wider = { ...managed.managedInstancesProvider.instanceLaunchTemplate, storageConfiguration: { storageSizeGiB: 100 } };
    const changed = withProvider("managed", {
      ...managed,
      managedInstancesProvider: { ...managed.managedInstancesProvider, instanceLaunchTemplate: wider },
    });
    expect(await pending(changed)).toEqual([
      "update capacity-provider big /autoScalingGroupProvider/managedScaling/targetCapacity",
      "update capacity-provider managed /managedInstancesProvider/instanceLaunchTemplate/storageConfiguration",
    ]);
    await deploy(changed);
    expect(await pending(changed)).toEqual([]);
  });

  it.each([
    ["big", { ...big, autoScalingGroupProvider: { autoScalingGroupArn: "other" } }, "/autoScalingGroupProvider/autoScalingGroupArn"],
    [
      "managed",
      {
        ...managed,
        managedInstancesProvider: {
          ...managed.managedInstancesProvider,
          instanceLaunchTemplate: { ...managed.managedInstancesProvider.instanceLaunchTemplate, fipsEnabled: true },
        },
      },
      "/managedInstancesProvider/instanceLaunchTemplate/fipsEnabled",
    ],
  ])("say what ECS cannot change: %s", async (name, provider, path) => {
    await deploy(fleet);
    await expect(plan(withProvider(name, provider), clients)).rejects.toMatchObject({
      code: "capacity-provider-cannot-change",
      message: expect.stringContaining(path),
    });
  });

  it("need groups and roles that no deployment makes, and say so until they are used", async () => {
    expect((await plan(fleet, clients)).requires).toMatchObject([
      { kind: "auto-scaling-group", name: "big", hint: expect.stringContaining("stowage synth --emit cloudformation") },
      { kind: "task-role", name: "job", hint: expect.stringContaining("stowage iam --role job:task") },
    ]);
    await deploy(fleet);
    expect((await plan(fleet, clients)).requires).toBeUndefined();
  });
});

describe("tags", () => {
  const owner = [...team, { key: "owner/of", value: "a-b" }];
  const tagged: Assembly = {
    ...fleet,
    clusters: { ...fleet.clusters, main: { ...fleet.clusters!["main"]!, tags: owner } },
    capacityProviders: { ...fleet.capacityProviders, big: { ...fleet.capacityProviders!["big"]!, tags: owner } },
    services: { "main/job": { ...fleet.services!["main/job"]!, tags: owner } },
  };

  it("that are lacking are given, and others are left alone", async () => {
    await deploy(fleet);
    const { arn } = (await plan(fleet, clients)).changes.find(({ kind }) => kind === "service")!;
    await clients.ecs.send(new TagResourceCommand({ resourceArn: arn, tags: [{ key: "cost", value: "1" }] }));
    expect(await pending(fleet)).toEqual([]);
    expect(await pending(tagged)).toEqual([
      "update cluster main /tags/team /tags/owner~1of",
      "update capacity-provider big /tags/owner~1of",
      "update service main/job /tags/owner~1of",
    ]);
    await deploy(tagged);
    expect(await pending(tagged)).toEqual([]);
    const { tags } = await clients.ecs.send(new ListTagsForResourceCommand({ resourceArn: arn }));
    expect(tags).toHaveLength(3);
    expect(tags).toEqual(expect.arrayContaining([...owner, { key: "cost", value: "1" }]));
  });

  it("are given beside what else differs", async () => {
    await deploy(fleet);
    await clients.ecs.send(new UpdateServiceCommand({ cluster: "main", service: "job", desiredCount: 1 }));
    await deploy(tagged);
    expect(await pending(tagged)).toEqual([]);
  });
});
