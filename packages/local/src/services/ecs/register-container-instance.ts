import { ecsArn, isObject, type Wire } from "@stowage/model";
import type { Attribute, RegisterContainerInstanceRequest, RegisterContainerInstanceResponse, Resource } from "@stowage/model/ecs";
import { ECS_RESERVED_PORTS, instanceType } from "@stowage/placement";
import { CAPACITY_PROVIDER_ATTRIBUTE } from "../../control/launch/placement-group.js";
import type { ContainerInstanceRow } from "../../state/rows.js";
import { operation, type Operation } from "../operation.js";
import { replaceRow } from "../replace-row.js";
import { checkTags, newTags } from "../tags.js";
import { missingCapabilities } from "../../control/launch/agent-capabilities.js";
import { containerInstanceOutput } from "./container-instance-output.js";
import { requireCluster } from "./refs.js";
import { invalidParameter } from "./refuse.js";

/** Registers an instance, which counts as connected; with the ARN of one that is there it registers that one anew. */
export const registerContainerInstance: Operation<RegisterContainerInstanceRequest, RegisterContainerInstanceResponse> = operation(
  "RegisterContainerInstance",
  (call) => {
    const { input, view, place, now, random } = call;
    const cluster = requireCluster(call, input.cluster);
    const tags = checkTags(input.tags, "InvalidParameterException");
    const known = input.containerInstanceArn === undefined ? undefined : view.get("containerInstances", input.containerInstanceArn);
    if (input.containerInstanceArn !== undefined && known?.clusterArn !== cluster.arn) {
      invalidParameter(`There is no container instance "${input.containerInstanceArn}" in the cluster.`);
    }
    const identity = readIdentity(input.instanceIdentityDocument);
    const id = known?.id ?? random.hex(32);
    const arn = known?.arn ?? ecsArn.containerInstance(place, cluster.name, id);
    const own = (input.attributes ?? []).filter(({ name }) => name !== CAPACITY_PROVIDER_ATTRIBUTE);
    const row: ContainerInstanceRow = {
      arn,
      id,
      clusterArn: cluster.arn,
      ec2InstanceId: identity["instanceId"],
      status: known?.status ?? "ACTIVE",
      agentConnected: true,
      registeredResources: resourcesOf(input, identity["instanceType"]),
      attributes: attributesOf(own, identity, place.region),
      versionInfo: input.versionInfo,
      capacityProviderName: providerOf(input.attributes) ?? known?.capacityProviderName,
      registeredAt: known?.registeredAt ?? now,
      version: (known?.version ?? 0) + 1,
    };
    return {
      output: { containerInstance: { ...containerInstanceOutput(view, row), tags } },
      commands: [
        ...replaceRow(view, "containerInstances", arn, row, "RegisterContainerInstance"),
        ...(known === undefined ? newTags(arn, tags, "RegisterContainerInstance") : []),
      ],
    };
  },
);

/**
 * AWS knows a group's instances from EC2 Auto Scaling; here an attribute of ours says which provider's an instance is, since the request has no
 * member for it.
 */
function providerOf(attributes: readonly Attribute[] | undefined): string | undefined {
  return attributes?.find(({ name }) => name === CAPACITY_PROVIDER_ATTRIBUTE)?.value;
}

/** The instance identity document is JSON of EC2's; only texts in it matter here. */
function readIdentity(document: string | undefined): { readonly [member: string]: string | undefined } {
  if (document === undefined) return {};
  try {
    const value: unknown = JSON.parse(document);
    if (isObject(value))
      return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  } catch {
    // Said below.
  }
  return invalidParameter("instanceIdentityDocument is not a JSON object.");
}

/** What was said, or else what the type of the identity document has. */
function resourcesOf({ totalResources }: Wire<RegisterContainerInstanceRequest>, type: string | undefined): readonly Resource[] {
  if (totalResources !== undefined) return totalResources;
  const known = type === undefined ? undefined : instanceType(type);
  if (known === undefined)
    return invalidParameter("totalResources is missing: say CPU and MEMORY, or name a known instance type in the identity document.");
  return [
    { name: "CPU", type: "INTEGER", integerValue: known.cpu },
    { name: "MEMORY", type: "INTEGER", integerValue: known.memory },
    { name: "PORTS", type: "STRINGSET", stringSetValue: ECS_RESERVED_PORTS.map(String) },
    { name: "PORTS_UDP", type: "STRINGSET", stringSetValue: [] },
  ];
}

function attributesOf(
  given: readonly Attribute[],
  identity: { readonly [member: string]: string | undefined },
  region: string,
): readonly Attribute[] {
  const architecture = identity["architecture"] ?? instanceType(identity["instanceType"] ?? "")?.architecture ?? "x86_64";
  const derived: readonly (readonly [string, string | undefined])[] = [
    // Every instance is in a zone; one that does not say is in the first.
    ["ecs.availability-zone", identity["availabilityZone"] ?? `${region}a`],
    ["ecs.instance-type", identity["instanceType"]],
    ["ecs.ami-id", identity["imageId"]],
    ["ecs.cpu-architecture", architecture],
    ["ecs.os-type", "linux"],
    ["ecs.os-family", "LINUX"],
  ];
  const own = new Set(given.map(({ name }) => name));
  const added = derived
    .filter(([name, value]) => value !== undefined && !own.has(name))
    .map(([name, value]) => ({ name, ...(value !== undefined && { value }) }));
  return [...given, ...added, ...missingCapabilities(given)];
}
