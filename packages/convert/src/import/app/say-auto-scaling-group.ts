import { Buffer } from "node:buffer";
import { app, compile, ecsImages } from "@stowage/dsl";
import type { AutoScalingGroupOptions } from "@stowage/dsl";
import type { Assembly, AutoScalingGroup } from "@stowage/model";
import { step } from "../../source/step.js";
import type { Step } from "../../source/code.js";
import { given, isSame, overrides } from "./overrides.js";
import type { Tag } from "./shared-tags.js";

/**
 * The step for an Auto Scaling group, with the capacity provider of its name: options where there are some, and for the rest members of the
 * requests. Undefined if the builder would not give exactly these back in an app of this cluster: it is asked.
 */
export function sayAutoScalingGroup(name: string, cluster: string, assembly: Assembly, tags: readonly Tag[]): Step | undefined {
  const group = assembly.autoScalingGroups![name]!;
  const provider = assembly.capacityProviders?.[name];
  const options = provider && optionsOf(group, provider.autoScalingGroupProvider);
  const made = options && compiled(name, cluster, options, tags)?.group;
  if (options === undefined || made === undefined) return undefined;
  const { LaunchTemplateData: instance, ...template } = group.launchTemplate;
  const { LaunchTemplateData: madeInstance, ...madeTemplate } = made.launchTemplate;
  const more = {
    group: overrides(group.autoScalingGroup, made.autoScalingGroup),
    instance: overrides(instance, madeInstance),
    template: overrides(template, madeTemplate),
  };
  if (Object.values(more).includes(undefined)) return undefined;
  const all = { ...options, ...given(more) } as AutoScalingGroupOptions;
  return isSame(compiled(name, cluster, all, tags), { group, provider }) ? step("autoScalingGroup", name, all) : undefined;
}

function compiled(name: string, cluster: string, options: AutoScalingGroupOptions, tags: readonly Tag[]): Made | undefined {
  const shared = Object.fromEntries(tags.map(({ key = "", value = "" }) => [key, value]));
  const { assembly, complete } = compile(app("imported", {}).cluster(cluster).tags(shared).autoScalingGroup(name, options));
  const group = assembly.autoScalingGroups?.[name];
  return complete && group !== undefined ? { group, provider: assembly.capacityProviders?.[name] } : undefined;
}

interface Made {
  readonly group: AutoScalingGroup;
  readonly provider: unknown;
}

type Provider = NonNullable<NonNullable<Assembly["capacityProviders"]>[string]["autoScalingGroupProvider"]>;

function optionsOf(
  { autoScalingGroup, launchTemplate }: AutoScalingGroup,
  provider: Provider | undefined,
): AutoScalingGroupOptions | undefined {
  const { MixedInstancesPolicy: mixed, VPCZoneIdentifier = "", MinSize: min, MaxSize: max, DesiredCapacity: desired } = autoScalingGroup;
  const {
    IamInstanceProfile: profile,
    ImageId,
    InstanceType,
    SecurityGroupIds: securityGroups,
    Placement,
    UserData,
  } = launchTemplate.LaunchTemplateData;
  const [first, ...others] = mixed?.LaunchTemplate?.Overrides?.flatMap(({ InstanceType: type }) => type ?? []) ?? [InstanceType];
  const image = imageOf(ImageId);
  const instanceProfile = profile?.Arn ?? profile?.Name;
  if (provider === undefined || first === undefined || image === undefined || instanceProfile === undefined) return undefined;
  const spot = spotOf(mixed?.InstancesDistribution);
  const { autoScalingGroupArn: _, ...scaling } = provider;
  const isUsual = isSame(scaling, { managedScaling: { status: "ENABLED", targetCapacity: 100 } });
  return given({
    instanceTypes: [first, ...(others as string[])],
    image,
    instanceProfile,
    subnets: VPCZoneIdentifier.split(","),
    securityGroups,
    min,
    max,
    desired,
    tenancy: Placement?.Tenancy as AutoScalingGroupOptions["tenancy"],
    spot,
    diskGiB: launchTemplate.LaunchTemplateData.BlockDeviceMappings?.[0]?.Ebs?.VolumeSize,
    ...startOf(UserData, spot !== undefined),
    provider: isUsual ? undefined : scaling,
  }) as AutoScalingGroupOptions;
}

/** An ECS-optimized image by its name. */
function imageOf(id: string | undefined): AutoScalingGroupOptions["image"] | undefined {
  const known = Object.entries(ecsImages).find(([, { parameter }]) => id === `resolve:ssm:${parameter}`);
  if (known !== undefined) return known[0] as AutoScalingGroupOptions["image"];
  return id !== undefined && /^(ami-|resolve:ssm:)/.test(id) ? (id as `ami-${string}`) : undefined;
}

type Distribution = NonNullable<NonNullable<AutoScalingGroup["autoScalingGroup"]["MixedInstancesPolicy"]>["InstancesDistribution"]>;

function spotOf(distribution: Distribution | undefined): AutoScalingGroupOptions["spot"] {
  if (distribution === undefined) return undefined;
  const {
    OnDemandBaseCapacity: base = 0,
    OnDemandPercentageAboveBaseCapacity: percent = 0,
    SpotAllocationStrategy: allocation,
  } = distribution;
  const mix = given({
    onDemandBase: base === 0 ? undefined : base,
    onDemandPercent: percent === 0 ? undefined : percent,
    allocation: allocation === "price-capacity-optimized" ? undefined : allocation,
  });
  return isSame(mix, {}) ? true : (mix as Exclude<AutoScalingGroupOptions["spot"], boolean>);
}

/** What the user data says beside the cluster, where it has the form that the builder writes; otherwise it stays a member of the request. */
function startOf(data: string | undefined, spot: boolean): Pick<AutoScalingGroupOptions, "agent" | "userData"> {
  const text = Buffer.from(data ?? "", "base64").toString();
  const [, lines = "", after = ""] =
    /^#!\/bin\/bash\ncat <<'STOWAGE' >> \/etc\/ecs\/ecs\.config\n((?:.+\n)*?)STOWAGE\n([^]*)$/.exec(text) ??
    /^\[settings\.ecs\]\ncluster = ".*"\n()([^]*)$/.exec(text) ??
    [];
  const variables = Object.fromEntries(
    lines
      .split("\n")
      .filter(Boolean)
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
  const { ECS_CLUSTER: _, ...agent } = variables;
  if (spot && agent["ECS_ENABLE_SPOT_INSTANCE_DRAINING"] === "true") delete agent["ECS_ENABLE_SPOT_INSTANCE_DRAINING"];
  return given({ agent, userData: after === "" ? undefined : after.replace(/\n$/, "") });
}
