import type { AutoScalingGroup } from "@stowage/model";
import { schema } from "@stowage/model/autoscaling";
import { schema as ec2Schema } from "@stowage/model/ec2";
import type { EmitOptions } from "../emit-options.js";
import { properties } from "./properties.js";
import type { Resource } from "./template.js";

/** An Auto Scaling group and its launch template, whose newest version the group uses. */
export function autoScalingGroupResources(
  { autoScalingGroup, launchTemplate }: AutoScalingGroup,
  ids: { readonly group: string; readonly template: string },
  path: string,
  options: EmitOptions,
): Record<string, Resource> {
  const { VPCZoneIdentifier, ...group } = autoScalingGroup;
  const converted = properties(schema, "CreateAutoScalingGroupType", group, `${path}/autoScalingGroup`, options);
  const own = launchTemplate.LaunchTemplateName;
  return {
    [ids.template]: {
      Type: "AWS::EC2::LaunchTemplate",
      Properties: resolved(
        properties(ec2Schema, "CreateLaunchTemplateRequest", launchTemplate, `${path}/launchTemplate`, options),
      ) as Record<string, unknown>,
    },
    [ids.group]: {
      Type: "AWS::AutoScaling::AutoScalingGroup",
      Properties: {
        ...(withTemplate(converted, own, ids.template) as Record<string, unknown>),
        ...(VPCZoneIdentifier !== undefined && { VPCZoneIdentifier: VPCZoneIdentifier.split(",") }),
      },
    },
  };
}

/** References in the place of the launch template's name; `$Latest` is a number that the template's resource knows. */
function withTemplate(value: unknown, name: string | undefined, id: string): unknown {
  if (Array.isArray(value)) return value.map((element) => withTemplate(element, name, id));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  if ((value as { LaunchTemplateName?: unknown }).LaunchTemplateName === name && name !== undefined) {
    return { LaunchTemplateId: { Ref: id }, Version: { "Fn::GetAtt": [id, "LatestVersionNumber"] } };
  }
  return Object.fromEntries(entries.map(([member, entry]) => [member, withTemplate(entry, name, id)]));
}

/** An image by a parameter of SSM, as CloudFormation looks it up. */
function resolved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(resolved);
  if (typeof value === "string") return value.startsWith("resolve:ssm:") ? `{{${value}}}` : value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([member, entry]) => [member, resolved(entry)]));
}
