import { Buffer } from "node:buffer";
import type { AutoScalingGroup, Wire } from "@stowage/model";
import type { CreateAutoScalingGroupType } from "@stowage/model/autoscaling";
import type { RequestLaunchTemplateData } from "@stowage/model/ec2";
import type { AutoScalingGroupOptions } from "../app/auto-scaling-types.js";
import type { AutoScalingGroupNode } from "../nodes.js";
import type { Site } from "../site.js";
import { addCapacityProvider } from "./capacity-provider.js";
import { entry, note, place } from "./draft.js";
import type { Draft } from "./draft.js";
import { factsOf, isArm } from "./ecs-images.js";
import type { ImageFacts } from "./ecs-images.js";
import { mergeTags } from "./setting.js";
import type { Setting } from "./setting.js";
import { clusterOf, userData } from "./user-data.js";

/** Adds an Auto Scaling group with its launch template, and the capacity provider of the same name that stands before it. */
export function addAutoScalingGroup(draft: Draft, { name, options, site }: AutoScalingGroupNode, setting: Setting): void {
  const at = entry("autoScalingGroups", name);
  if (draft.autoScalingGroups[name] !== undefined) {
    const message = `Two Auto Scaling groups have the name "${name}".`;
    note(draft, { rule: "duplicate-group", severity: "error", path: at, message, hint: "Give one of them another name." }, site);
    return;
  }
  place(draft, at, site);
  const facts = factsOf(options.image);
  const group = requests(name, options, facts, setting);
  draft.autoScalingGroups[name] = group;
  const managedScaling = { status: "ENABLED" as const, targetCapacity: 100 };
  const provider = { autoScalingGroupArn: name, managedScaling, ...options.provider };
  addCapacityProvider(draft, { name, autoScalingGroupProvider: provider, ...mergeTags(setting) }, site);
  checkGroup(draft, `${at}/launchTemplate/LaunchTemplateData`, group, facts, setting, site);
}

function requests(name: string, options: AutoScalingGroupOptions, facts: Partial<ImageFacts>, setting: Setting): AutoScalingGroup {
  const { instanceTypes, subnets, min, max, desired, spot, provider, group } = options;
  const specification = { LaunchTemplateName: options.template?.LaunchTemplateName ?? name, Version: "$Latest" };
  const tags = Object.entries(setting.tags).map(([Key, Value]) => ({ Key, Value, PropagateAtLaunch: true }));
  const mixed = instanceTypes.length > 1 || (spot !== undefined && spot !== false);
  const autoScalingGroup: Wire<CreateAutoScalingGroupType> = {
    AutoScalingGroupName: name,
    MinSize: min,
    MaxSize: max,
    ...(desired !== undefined && { DesiredCapacity: desired }),
    ...(mixed
      ? {
          MixedInstancesPolicy: {
            LaunchTemplate: {
              LaunchTemplateSpecification: specification,
              Overrides: instanceTypes.map((InstanceType) => ({ InstanceType })),
            },
            ...(spot !== undefined && spot !== false && { InstancesDistribution: distribution(spot === true ? {} : spot) }),
          },
        }
      : { LaunchTemplate: specification }),
    VPCZoneIdentifier: subnets.join(","),
    // ECS asks for it where it protects instances that run tasks.
    ...(provider?.managedTerminationProtection === "ENABLED" && { NewInstancesProtectedFromScaleIn: true }),
    ...(tags.length > 0 && { Tags: tags }),
    ...group,
  };
  return {
    autoScalingGroup,
    launchTemplate: {
      LaunchTemplateName: specification.LaunchTemplateName,
      ...options.template,
      LaunchTemplateData: instance(options, mixed, facts, setting),
    },
  };
}

function distribution({
  onDemandBase = 0,
  onDemandPercent = 0,
  allocation = "price-capacity-optimized",
}: Exclude<SpotOf, boolean>): Distribution {
  return {
    OnDemandBaseCapacity: onDemandBase,
    OnDemandPercentageAboveBaseCapacity: onDemandPercent,
    SpotAllocationStrategy: allocation,
  };
}

type SpotOf = NonNullable<AutoScalingGroupOptions["spot"]>;
type Distribution = NonNullable<NonNullable<Wire<CreateAutoScalingGroupType>["MixedInstancesPolicy"]>["InstancesDistribution"]>;

function instance(
  options: AutoScalingGroupOptions,
  mixed: boolean,
  facts: Partial<ImageFacts>,
  { cluster }: Setting,
): Wire<RequestLaunchTemplateData> {
  const { image, instanceTypes, instanceProfile, securityGroups, tenancy, diskGiB, spot } = options;
  // An instance that is about to be taken back then drains its tasks.
  const agent = { ...(spot !== undefined && spot !== false && { ECS_ENABLE_SPOT_INSTANCE_DRAINING: "true" }), ...options.agent };
  return {
    IamInstanceProfile: instanceProfile.startsWith("arn:") ? { Arn: instanceProfile } : { Name: instanceProfile },
    ...(diskGiB !== undefined && {
      BlockDeviceMappings: [{ DeviceName: facts.device ?? "/dev/xvda", Ebs: { VolumeSize: diskGiB, VolumeType: "gp3", Encrypted: true } }],
    }),
    ImageId: facts.parameter === undefined ? image : `resolve:ssm:${facts.parameter}`,
    ...(!mixed && { InstanceType: instanceTypes[0] as NonNullable<RequestLaunchTemplateData["InstanceType"]> }),
    ...(tenancy !== undefined && { Placement: { Tenancy: tenancy } }),
    UserData: Buffer.from(userData(facts.family ?? "linux", cluster, agent, options.userData)).toString("base64"),
    ...(securityGroups !== undefined && { SecurityGroupIds: [...securityGroups] }),
    // Version 2 of the instance metadata service alone: our choice, and what Security Hub asks for.
    MetadataOptions: { HttpTokens: "required" },
    ...options.instance,
  };
}

/** What an instance needs to be one of the cluster. Source: ECS developer guide, "Amazon ECS container instance IAM role"; the AMI specification. */
function checkGroup(draft: Draft, at: string, group: AutoScalingGroup, facts: Partial<ImageFacts>, setting: Setting, site: Site): void {
  const { IamInstanceProfile: profile, UserData, InstanceType } = group.launchTemplate.LaunchTemplateData;
  const problem = (rule: string, below: string, message: string, hint: string): void =>
    note(draft, { rule, severity: "error", path: `${at}${below}`, message, hint }, site);
  if (!profile?.Arn && !profile?.Name) {
    const message = "The instances have no instance profile, so the ECS agent may not register them.";
    problem("group-instance-profile", "/IamInstanceProfile", message, "Name a profile whose role has AmazonEC2ContainerServiceforEC2Role.");
  }
  const joined = clusterOf(Buffer.from(UserData ?? "", "base64").toString()) ?? "default";
  if (joined !== setting.cluster) {
    const message = `The instances join the cluster "${joined}", and the app's is "${setting.cluster}".`;
    problem(
      "group-cluster",
      "/UserData",
      message,
      `Let the user data set ECS_CLUSTER=${setting.cluster}, or leave \`instance.UserData\` out.`,
    );
  }
  const overrides = group.autoScalingGroup.MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? [];
  const types =
    overrides.length > 0 ? overrides.flatMap(({ InstanceType: type }) => type ?? []) : InstanceType === undefined ? [] : [InstanceType];
  const wrong = facts.arch === undefined ? [] : types.filter((type) => isArm(type) !== (facts.arch === "arm64"));
  if (wrong.length > 0) {
    const message = `The image is for ${facts.arch}, and these instance types are not: ${wrong.join(", ")}.`;
    problem("group-architecture", "/ImageId", message, "Take the image for the other architecture, or other instance types.");
  }
}
