import type { Assembly } from "@stowage/model";
import { describe, expect, it } from "vitest";
import { assemblyOf, ec2Task, instanceGroup, service } from "../../test/build.js";
import { estimate } from "../estimate/estimate.js";

/** A capacity provider `own` over an Auto Scaling group in two zones. */
const fleet = (group: object = {}, template: object = {}, scaling: object = { status: "ENABLED" }): Partial<Assembly> => ({
  capacityProviders: { own: { name: "own", autoScalingGroupProvider: { autoScalingGroupArn: "workers", managedScaling: scaling } } },
  autoScalingGroups: { workers: instanceGroup("workers", { MinSize: 1, VPCZoneIdentifier: "subnet-1,subnet-2", ...group }, template) },
});
const onFleet = (name: string, desiredCount: number): ReturnType<typeof service> =>
  service(name, { desiredCount, launchType: undefined, capacityProviderStrategy: [{ capacityProvider: "own", weight: 1 }] });

describe("instances behind a capacity provider", () => {
  it("are as many as placement needs for the tasks", async () => {
    const assembly = assemblyOf({ tasks: [ec2Task("web")], services: [onFleet("web", 9)], more: fleet() });
    const result = await estimate(assembly, { hours: 1 });
    // Four tasks of 512 units fit on 2,048: nine take three instances.
    expect(result.lines).toEqual([
      {
        resource: "capacity-provider:own",
        item: "ec2.m5.large",
        quantity: "3",
        unit: "instance-hour",
        unitPrice: "0.096",
        monthly: "0.288",
      },
    ]);
    expect(result.unpriced).toEqual([]);
  });

  it("have headroom for a target capacity below 100", async () => {
    const assembly = assemblyOf({
      tasks: [ec2Task("web")],
      services: [onFleet("web", 36)],
      more: fleet({}, {}, { status: "ENABLED", targetCapacity: 75 }),
    });
    expect((await estimate(assembly, { hours: 1 })).lines[0]?.quantity).toBe("12");
  });

  it("leave room for daemons, which run on each", async () => {
    const daemon = service("agent", {
      schedulingStrategy: "DAEMON",
      desiredCount: undefined,
      launchType: undefined,
      capacityProviderStrategy: [{ capacityProvider: "own", weight: 1 }],
    });
    const assembly = assemblyOf({
      tasks: [ec2Task("web"), ec2Task("agent", { cpu: "512" })],
      services: [onFleet("web", 9), daemon],
      more: fleet(),
    });
    expect((await estimate(assembly, { hours: 1 })).lines[0]?.quantity).toBe("3");
    const larger = assemblyOf({
      ...{ tasks: [ec2Task("web"), ec2Task("agent", { cpu: "600" })] },
      services: [onFleet("web", 9), daemon],
      more: fleet(),
    });
    expect((await estimate(larger, { hours: 1 })).lines[0]?.quantity).toBe("5");
  });

  it("are the group's desired number without managed scaling, with the volumes of the launch template", async () => {
    const volumes = [{ DeviceName: "/dev/xvda", Ebs: { VolumeSize: 30, VolumeType: "gp3" } }];
    const assembly = assemblyOf({
      tasks: [ec2Task("web")],
      services: [onFleet("web", 1)],
      more: fleet({ DesiredCapacity: 4 }, { BlockDeviceMappings: volumes }, { status: "DISABLED" }),
    });
    expect((await estimate(assembly)).lines.map(({ item, quantity }) => [item, quantity])).toEqual([
      ["ec2.m5.large", "2920"],
      ["ebs.gp3", "120"],
    ]);
  });

  it("are on demand and Spot as the group divides them", async () => {
    const mixed = {
      MixedInstancesPolicy: {
        LaunchTemplate: { Overrides: [{ InstanceType: "m5.large" }, { InstanceType: "m5a.large" }] },
        InstancesDistribution: { OnDemandBaseCapacity: 1, OnDemandPercentageAboveBaseCapacity: 25 },
      },
    };
    const assembly = assemblyOf({ tasks: [ec2Task("web")], services: [onFleet("web", 20)], more: fleet(mixed) });
    const result = await estimate(assembly, { hours: 1 });
    expect(result.lines.map(({ item, quantity }) => [item, quantity])).toEqual([
      ["ec2.m5.large", "2"],
      ["ec2-spot.m5.large", "3"],
    ]);
    expect(result.assumptions.join()).toContain("the first type of its Auto Scaling group");
  });

  it.each([
    ["a Local Zone", fleet({ AvailabilityZones: ["us-east-1-bos-1a"] }), "ec2.m5.large (us-east-1-bos-1)"],
    ["dedicated tenancy", fleet({}, { Placement: { Tenancy: "dedicated" } }), "ec2.m5.large (dedicated)"],
    ["a type that is in no catalogue", fleet({}, { InstanceType: "m99.large" }), 'Instance type "m99.large" is not in the catalogue.'],
    ["no type", fleet({}, { InstanceType: undefined }), "names no instance type"],
    ["a group that is too small", fleet({ MaxSize: 1 }), "Its tasks need 3 instances of m5.large"],
  ])("are named as unknown for %s", async (_, more, reason) => {
    const assembly = assemblyOf({ tasks: [ec2Task("web")], services: [onFleet("web", 9)], more });
    const result = await estimate(assembly, { region: "us-east-1" });

    expect(result.lines).toEqual([]);
    expect(result.unpriced.map((gap) => gap.reason).join()).toContain(reason);
  });

  it("are refused for a task that no instance takes, with placement's reason", async () => {
    const huge = ec2Task("web", { cpu: "4096" });
    const result = await estimate(assemblyOf({ tasks: [huge], services: [onFleet("web", 1)], more: fleet() }));
    expect(result.unpriced[0]?.reason).toContain("No m5.large takes a task of main/web (RESOURCE:CPU)");
  });

  it("are taken from the usage where it has them, and named where nothing does", async () => {
    const assembly = assemblyOf({ tasks: [ec2Task("web")], services: [service("web", { launchType: "EC2" })] });
    const unknown = await estimate(assembly);
    expect(unknown.unpriced).toEqual([expect.objectContaining({ resource: "main/web", item: "instances" })]);
    const known = await estimate(assembly, { usage: { instances: { main: { "m5.large": 1.5 } } }, hours: 2 });
    expect(known).toMatchObject({ unpriced: [], lines: [{ resource: "cluster:main", item: "ec2.m5.large", quantity: "3" }] });
  });
});

describe("ECS Managed Instances", () => {
  const provider = (requirements: object): Partial<Assembly> => ({
    capacityProviders: {
      managed: {
        name: "managed",
        cluster: "main",
        managedInstancesProvider: {
          infrastructureRoleArn: "arn:aws:iam::123456789012:role/ecs",
          instanceLaunchTemplate: {
            ec2InstanceProfileArn: "arn:aws:iam::123456789012:instance-profile/ecs",
            networkConfiguration: { subnets: ["subnet-1"] },
            instanceRequirements: { vCpuCount: { min: 1 }, memoryMiB: { min: 1 }, ...requirements },
          },
        },
      },
    },
  });
  const managed = service("web", {
    desiredCount: 9,
    launchType: undefined,
    capacityProviderStrategy: [{ capacityProvider: "managed", weight: 1 }],
  });

  it("cost their instances, the fee and their storage", async () => {
    const assembly = assemblyOf({
      tasks: [ec2Task("web")],
      services: [managed],
      more: provider({ allowedInstanceTypes: ["c6a.2xlarge"] }),
    });
    const result = await estimate(assembly, { hours: 1 });
    expect(result.lines.slice(0, 2)).toEqual([
      {
        resource: "capacity-provider:managed",
        item: "ec2.c6a.2xlarge",
        quantity: "1",
        unit: "instance-hour",
        unitPrice: "0.306",
        monthly: "0.306",
      },
      {
        resource: "capacity-provider:managed",
        item: "managed-instances.c6a.2xlarge",
        quantity: "1",
        unit: "instance-hour",
        unitPrice: "0.03672",
        monthly: "0.03672",
      },
    ]);
    expect(result.lines[2]?.item).toBe("ebs.gp3");
  });

  it("are of the cheapest type that takes the tasks", async () => {
    const assembly = assemblyOf({
      tasks: [ec2Task("web")],
      services: [managed],
      more: provider({ allowedInstanceTypes: ["m5.*"], vCpuCount: { min: 1, max: 8 } }),
    });
    const [instances] = (await estimate(assembly, { hours: 1 })).lines;
    // Nine tasks of 0.5 vCPU: three m5.large for 0.288; two m5.xlarge or one m5.2xlarge cost 0.384.
    expect(instances).toMatchObject({ item: "ec2.m5.large", quantity: "3" });
  });

  it("are named as unknown where no type fits", async () => {
    const assembly = assemblyOf({ tasks: [ec2Task("web")], services: [managed], more: provider({ allowedInstanceTypes: ["z99.large"] }) });
    expect(await estimate(assembly)).toMatchObject({ lines: [], unpriced: [{ resource: "capacity-provider:managed", item: "instances" }] });
  });
});

describe("ECS Anywhere", () => {
  const assembly = assemblyOf({ tasks: [ec2Task("web")], services: [service("web", { launchType: "EXTERNAL" })] });

  it("costs by the registered instance", async () => {
    const result = await estimate(assembly, { usage: { externalInstances: { main: 5 } }, hours: 720 });
    expect(result).toMatchObject({
      monthly: "36.9",
      lines: [{ resource: "cluster:main", item: "ecs-anywhere.instance", quantity: "3600" }],
    });
  });

  it("is named as unknown without their number", async () => {
    expect((await estimate(assembly)).unpriced).toEqual([expect.objectContaining({ item: "ecs-anywhere.instance" })]);
  });
});
