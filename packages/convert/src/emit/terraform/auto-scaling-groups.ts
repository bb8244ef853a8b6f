import type { AutoScalingGroup } from "@stowage/model";
import { entriesOf } from "../sections.js";
import { expression } from "./block.js";
import { add } from "./emission.js";
import type { Emission } from "./emission.js";
import { tagMap } from "./reshape.js";

/** Adds Auto Scaling groups, each with its launch template. */
export function addAutoScalingGroups(emission: Emission): void {
  for (const { name, value, path } of entriesOf("autoScalingGroups", emission.assembly.autoScalingGroups)) {
    const local = emission.names.edge.groups.get(name)!;
    addTemplate(emission, local, value, path);
    add(emission, "aws_autoscaling_group", local, groupParts(value, local, isManaged(emission, name)), `${path}/autoScalingGroup`);
  }
}

function isManaged({ assembly }: Emission, group: string): boolean {
  return Object.values(assembly.capacityProviders ?? {}).some((own) => own.autoScalingGroupProvider?.autoScalingGroupArn === group);
}

function groupParts({ autoScalingGroup, launchTemplate }: AutoScalingGroup, local: string, managed: boolean): object {
  const {
    AutoScalingGroupName: name,
    VPCZoneIdentifier: subnets,
    NewInstancesProtectedFromScaleIn: protectFromScaleIn,
    ServiceLinkedRoleARN: serviceLinkedRoleArn,
    LaunchTemplate,
    MixedInstancesPolicy: mixed,
    Tags = [],
    ...own
  } = autoScalingGroup;
  const id = expression(`aws_launch_template.${local}.id`);
  const isOwn = (template: string | undefined): boolean => template === launchTemplate.LaunchTemplateName;
  const { LaunchTemplateSpecification: of, Overrides } = mixed?.LaunchTemplate ?? {};
  const tags = Tags.map(({ Key, Value = "", PropagateAtLaunch = false }) => ({ Key, Value, PropagateAtLaunch }));
  return {
    name,
    ...own,
    ...(subnets !== undefined && { vpcZoneIdentifier: subnets.split(",") }),
    protectFromScaleIn,
    serviceLinkedRoleArn,
    ...(LaunchTemplate && {
      launchTemplate: isOwn(LaunchTemplate.LaunchTemplateName)
        ? { id, version: LaunchTemplate.Version }
        : { id: LaunchTemplate.LaunchTemplateId, name: LaunchTemplate.LaunchTemplateName, version: LaunchTemplate.Version },
    }),
    ...(mixed && {
      mixedInstancesPolicy: {
        launchTemplate: {
          launchTemplateSpecification: isOwn(of?.LaunchTemplateName) ? { launchTemplateId: id, version: of?.Version } : of,
          ...(Overrides && { override: Overrides }),
        },
        instancesDistribution: mixed.InstancesDistribution,
      },
    }),
    // ECS adds this tag to the group of a capacity provider, and Terraform would take it away again.
    tag: [...tags, ...(managed ? [{ Key: "AmazonECSManaged", Value: "true", PropagateAtLaunch: true }] : [])],
  };
}

function addTemplate(emission: Emission, local: string, { launchTemplate }: AutoScalingGroup, path: string): void {
  const {
    LaunchTemplateName: name,
    VersionDescription: description,
    LaunchTemplateData: data,
    TagSpecifications,
    ...others
  } = launchTemplate;
  const { SecurityGroupIds: vpcSecurityGroupIds, TagSpecifications: launched, ...own } = data;
  const ownTags = TagSpecifications?.find(({ ResourceType }) => ResourceType === "launch-template")?.Tags;
  const parts = {
    name,
    description,
    ...others,
    ...own,
    vpcSecurityGroupIds,
    ...(launched && { tagSpecifications: launched.map(({ Tags, ...one }) => ({ ...one, ...tagsOf(Tags) })) }),
    ...tagsOf(ownTags),
  };
  add(emission, "aws_launch_template", local, parts, `${path}/launchTemplate`);
}

function tagsOf(tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined): object {
  return tagMap(tags?.map(({ Key: key, Value: value }) => ({ key, value })));
}
