import { Buffer } from "node:buffer";
import { describe, expect, it } from "vitest";
import type { AutoScalingGroupOptions } from "../app/auto-scaling-types.js";
import { app } from "../app/app-builder.js";
import { task } from "../task/task-builder.js";
import { compile } from "./compile.js";
import type { Compiled } from "./compile.js";
import { ecsImages, isArm } from "./ecs-images.js";
import { clusterOf, userData } from "./user-data.js";

const agent = task("agent")
  .ec2()
  .container("agent", (c) => c.image("agent", "1").memory(64));
const options: AutoScalingGroupOptions = {
  instanceTypes: ["m7g.large"],
  image: "al2023-arm64",
  instanceProfile: "ecsInstanceRole",
  subnets: ["subnet-a", "subnet-b"],
  min: 0,
  max: 10,
};

function compiled(more: Partial<AutoScalingGroupOptions>): Compiled {
  return compile(
    app("shop", { agent })
      .cluster("main")
      .tags({ team: "shop" })
      .autoScalingGroup("big", { ...options, ...more })
      .configure({ agent: (s) => s.capacity({ big: { weight: 1 } }) }),
  );
}

describe("an Auto Scaling group", () => {
  it.each([
    ["resolve:ssm:/aws/service/bottlerocket/aws-ecs-2-nvidia/arm64/latest/image_id", "[settings.ecs]", "/dev/xvdb"],
    ["resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-ECS_Optimized/image_id", "<powershell>", "/dev/sda1"],
    ["resolve:ssm:/acme/image", "#!/bin/bash", "/dev/xvda"],
    ["ami-0123456789abcdef0", "#!/bin/bash", "/dev/xvda"],
  ] as const)("of %s has user data that begins with %s", (image, first, device) => {
    const { LaunchTemplateData: data } = compiled({ image, instanceTypes: ["m7i.large"], diskGiB: 50 }).assembly.autoScalingGroups!["big"]!
      .launchTemplate;
    expect(data.ImageId).toBe(image);
    expect(Buffer.from(data.UserData!, "base64").toString().split("\n")[0]).toBe(first);
    expect(data.BlockDeviceMappings![0]!.DeviceName).toBe(device);
  });

  it("has a launch template, and a capacity provider before it that its cluster has", () => {
    const { assembly, diagnostics } = compiled({ securityGroups: ["sg-a"], tenancy: "dedicated", diskGiB: 50, desired: 2 });
    expect(assembly.autoScalingGroups).toEqual({
      big: {
        autoScalingGroup: {
          AutoScalingGroupName: "big",
          MinSize: 0,
          MaxSize: 10,
          DesiredCapacity: 2,
          LaunchTemplate: { LaunchTemplateName: "big", Version: "$Latest" },
          VPCZoneIdentifier: "subnet-a,subnet-b",
          Tags: [{ Key: "team", Value: "shop", PropagateAtLaunch: true }],
        },
        launchTemplate: {
          LaunchTemplateName: "big",
          LaunchTemplateData: {
            IamInstanceProfile: { Name: "ecsInstanceRole" },
            BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { Encrypted: true, VolumeSize: 50, VolumeType: "gp3" } }],
            ImageId: "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id",
            InstanceType: "m7g.large",
            Placement: { Tenancy: "dedicated" },
            UserData: expect.any(String),
            SecurityGroupIds: ["sg-a"],
            MetadataOptions: { HttpTokens: "required" },
          },
        },
      },
    });
    expect(assembly.capacityProviders).toEqual({
      big: {
        name: "big",
        autoScalingGroupProvider: { autoScalingGroupArn: "big", managedScaling: { status: "ENABLED", targetCapacity: 100 } },
        tags: [{ key: "team", value: "shop" }],
      },
    });
    expect(assembly.clusters!["main"]!.capacityProviders).toEqual(["big"]);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("takes what there is of several types, and Spot", () => {
    const { assembly } = compiled({
      instanceTypes: ["m7g.large", "c7g.large"],
      spot: { onDemandBase: 1 },
      agent: { ECS_LOGLEVEL: "warn" },
    });
    const { autoScalingGroup, launchTemplate } = assembly.autoScalingGroups!["big"]!;
    expect(autoScalingGroup.MixedInstancesPolicy).toEqual({
      LaunchTemplate: {
        LaunchTemplateSpecification: { LaunchTemplateName: "big", Version: "$Latest" },
        Overrides: [{ InstanceType: "m7g.large" }, { InstanceType: "c7g.large" }],
      },
      InstancesDistribution: {
        OnDemandBaseCapacity: 1,
        OnDemandPercentageAboveBaseCapacity: 0,
        SpotAllocationStrategy: "price-capacity-optimized",
      },
    });
    expect(launchTemplate.LaunchTemplateData.InstanceType).toBeUndefined();
    expect(Buffer.from(launchTemplate.LaunchTemplateData.UserData!, "base64").toString()).toBe(
      "#!/bin/bash\ncat <<'STOWAGE' >> /etc/ecs/ecs.config\nECS_CLUSTER=main\nECS_ENABLE_SPOT_INSTANCE_DRAINING=true\nECS_LOGLEVEL=warn\nSTOWAGE\n",
    );
  });

  it("protects its instances where ECS is to", () => {
    const { assembly } = compiled({ provider: { managedTerminationProtection: "ENABLED", managedDraining: "ENABLED" } });
    expect(assembly.autoScalingGroups!["big"]!.autoScalingGroup.NewInstancesProtectedFromScaleIn).toBe(true);
  });

  it.each<[string, Partial<AutoScalingGroupOptions>]>([
    ["group-instance-profile", { instance: { IamInstanceProfile: {} } }],
    [
      "group-cluster",
      { instance: { UserData: Buffer.from("#!/bin/bash\necho ECS_CLUSTER=other >> /etc/ecs/ecs.config\n").toString("base64") } },
    ],
    ["group-cluster", { instance: { UserData: "" } }],
    ["group-architecture", { image: "al2023" }],
    ["group-architecture", { instanceTypes: ["m7g.large", "m7i.large"] }],
  ])("is refused by the AMI specification: %s", (rule, more) => {
    const found = compiled(more).diagnostics.filter(({ severity }) => severity === "error");
    expect(found).toMatchObject([{ rule, location: { file: expect.stringContaining("auto-scaling-group.test.ts") } }]);
  });
});

describe("user data", () => {
  it.each(["linux", "windows", "bottlerocket"] as const)("for %s names the cluster that it makes an instance join", (family) => {
    expect(clusterOf(userData(family, "main-1", {}, "more"))).toBe("main-1");
    expect(userData(family, "main-1", {}, "more")).toContain("more\n");
  });

  it("names none where it says nothing", () => {
    expect(clusterOf("#!/bin/bash\nyum update\n")).toBeUndefined();
  });
});

describe("images", () => {
  it("are parameters of SSM", () => {
    for (const { parameter } of Object.values(ecsImages)) expect(parameter).toMatch(/^\/aws\/service\/[\w/.-]+\/image_id$/);
  });

  it.each([
    ["m7g.large", true],
    ["c6gn.xlarge", true],
    ["x2gd.medium", true],
    ["a1.large", true],
    ["is4gen.large", true],
    ["g5g.xlarge", true],
    ["g4dn.xlarge", false],
    ["g4ad.xlarge", false],
    ["m7i.large", false],
    ["p4de.24xlarge", false],
  ])("for %s are for ARM: %s", (type, arm) => {
    expect(isArm(type)).toBe(arm);
  });
});
