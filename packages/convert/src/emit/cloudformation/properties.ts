import { isObject } from "@stowage/model";
import type { ServiceSchema, TypeRef } from "@stowage/model";
import { reportLeftOut } from "../emit-options.js";
import type { EmitOptions } from "../emit-options.js";

/**
 * Members that CloudFormation calls otherwise than by their own name with a capital; undefined: it has none. By `Structure.member`.
 * Source: the resource provider schemas that @aws/cloudformation-validate 1.9.0-beta holds, read 2026-11; a test compares every member.
 */
const renamed: { readonly [member: string]: string | undefined } = {
  "Certificate.IsDefault": undefined,
  "CreateAutoScalingGroupType.DefaultCooldown": "Cooldown",
  "CreateAutoScalingGroupType.Operator": undefined,
  "CreateCapacityProviderRequest.cluster": "ClusterName",
  "CreateClusterRequest.settings": "ClusterSettings",
  "CreateHttpNamespaceRequest.CreatorRequestId": undefined,
  "CreateLaunchTemplateRequest.ClientToken": undefined,
  "CreateLaunchTemplateRequest.DryRun": undefined,
  "CreateLaunchTemplateRequest.Operator": undefined,
  "CreateLoadBalancerInput.CustomerOwnedIpv4Pool": undefined,
  "CreateLoadBalancerInput.IpamPools": undefined,
  "CreateServiceRequest.clientToken": undefined,
  "CreateServiceRequest.gatewayConnectors": undefined,
  "CreateServiceRequest.placementStrategy": "PlacementStrategies",
  "DeploymentConfiguration.earlySuccessCriteria": undefined,
  "EFSAuthorizationConfig.iam": "IAM",
  "EFSVolumeConfiguration.fileSystemId": "FilesystemId",
  "InstanceRequirementsRequest.RequireEncryptionInTransit": undefined,
  "LaunchTemplatePlacementRequest.AvailabilityZoneId": undefined,
  "LaunchTemplatesMonitoringRequest.MetricCategoryIds": undefined,
  "MutualAuthenticationAttributes.TrustStoreAssociationStatus": undefined,
  "ProxyConfiguration.properties": "ProxyConfigurationProperties",
  "RegisterScalableTargetRequest.Tags": undefined,
  "RequestLaunchTemplateData.ElasticGpuSpecifications": undefined,
  "RequestLaunchTemplateData.ElasticInferenceAccelerators": undefined,
  "RequestLaunchTemplateData.Operator": undefined,
  "RequestLaunchTemplateData.SecondaryInterfaces": undefined,
  "ResourceRequirement.sharingStrategy": undefined,
  "ServiceConnectConfiguration.containerConfigurations": undefined,
  "Tag.ResourceId": undefined,
  "Tag.ResourceType": undefined,
  "Volume.efsVolumeConfiguration": "EFSVolumeConfiguration",
  "Volume.fsxWindowsFileServerVolumeConfiguration": "FSxWindowsFileServerVolumeConfiguration",
  "Volume.s3filesVolumeConfiguration": "S3FilesVolumeConfiguration",
  "VpcLatticeConfiguration.advancedConfiguration": undefined,
};

/** Members that make a request unique and mean nothing in a template. */
const tokens: readonly string[] = [
  "CreateHttpNamespaceRequest.CreatorRequestId",
  "CreateLaunchTemplateRequest.ClientToken",
  "CreateServiceRequest.clientToken",
];

/** A request as the properties of its resource. What CloudFormation has no property for is reported. Members that the model does not know get a capital. */
export function properties(
  schema: ServiceSchema,
  structure: string,
  request: unknown,
  path: string,
  options: EmitOptions,
): Record<string, unknown> {
  return convert(schema, `@${structure}`, request, path, options) as Record<string, unknown>;
}

function convert(schema: ServiceSchema, ref: TypeRef | undefined, value: unknown, path: string, options: EmitOptions): unknown {
  if (Array.isArray(value)) {
    const item = Array.isArray(ref) && ref[0] === "list" ? (ref[1] as TypeRef) : undefined;
    return value.map((element, index) => convert(schema, item, element, `${path}/${index}`, options));
  }
  if (typeof value === "string") return literal(value);
  if (!isObject(value)) return value;
  if (Array.isArray(ref) && ref[0] === "map") {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, convert(schema, ref[1] as TypeRef, entry, `${path}/${key}`, options)]),
    );
  }
  const structure = typeof ref === "string" && ref.startsWith("@") ? ref.slice(1) : "";
  const members = schema.structures[structure]?.members ?? {};
  const out: Record<string, unknown> = {};
  for (const [member, entry] of Object.entries(value)) {
    const key = `${structure}.${member}`;
    const name = Object.hasOwn(renamed, key) ? renamed[key] : member.slice(0, 1).toUpperCase() + member.slice(1);
    if (name !== undefined) out[name] = convert(schema, members[member], entry, `${path}/${member}`, options);
    else if (!tokens.includes(key)) {
      reportLeftOut(
        options,
        `${path}/${member}`,
        `CloudFormation has no property for "${member}".`,
        "Set it after the stack is made, or deploy with Stowage.",
      );
    }
  }
  return out;
}

/** A text as it stands: CloudFormation takes `${NAME}` for a variable of its own that somebody forgot to fill in. */
export function literal(text: string): string | { readonly "Fn::Sub": string } {
  const embedded = /\$\{(?=[^{}]*\})/g;
  return embedded.test(text) ? { "Fn::Sub": text.replaceAll(embedded, "${!") } : text;
}
