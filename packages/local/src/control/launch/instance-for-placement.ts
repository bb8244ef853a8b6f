import type { Resource } from "@stowage/model/ecs";
import { ECS_RESERVED_PORTS, instanceType, type Instance } from "@stowage/placement";
import type { ContainerInstanceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { CAPACITY_PROVIDER_ATTRIBUTE } from "./placement-group.js";
import { requirementOf } from "./task-size.js";

/** A container instance with its tasks, as placement sees it; the id is the instance's ARN. */
export function instanceForPlacement(view: View, row: ContainerInstanceRow): Instance {
  return {
    ...emptyInstance(row),
    running: [...view.tasksOnInstance(row.arn)].map(({ spec }) => ({
      group: spec.group,
      taskGroup: spec.group,
      ...requirementOf(view.get("taskDefinitions", spec.taskDefinitionArn)!.definition, spec.overrides),
    })),
  };
}

/** The same without its tasks. */
export function emptyInstance(row: ContainerInstanceRow): Instance {
  const attributes = Object.fromEntries(row.attributes.map(({ name = "", value = "" }) => [name, value]));
  const type = attributes["ecs.instance-type"];
  const known = type === undefined ? undefined : instanceType(type);
  if (row.capacityProviderName !== undefined) attributes[CAPACITY_PROVIDER_ATTRIBUTE] = row.capacityProviderName;
  return {
    id: row.arn,
    attributes,
    ...(type !== undefined && { type }),
    ...(attributes["ecs.availability-zone"] !== undefined && { az: attributes["ecs.availability-zone"] }),
    ...(known?.enis !== undefined && { enis: known.enis }),
    ...(known?.trunkEnis !== undefined && { trunkEnis: known.trunkEnis }),
    cpu: amount(row.registeredResources, "CPU"),
    memory: amount(row.registeredResources, "MEMORY"),
    gpus: row.registeredResources.find(({ name }) => name === "GPU")?.stringSetValue?.length ?? 0,
    ports: [...portsOf(row.registeredResources, "PORTS", "tcp"), ...portsOf(row.registeredResources, "PORTS_UDP", "udp")],
    status: row.status,
    agentConnected: row.agentConnected,
    ...(row.versionInfo?.agentVersion !== undefined && { agentVersion: row.versionInfo.agentVersion }),
    ...(row.ec2InstanceId !== undefined && { ec2InstanceId: row.ec2InstanceId }),
    registeredAt: row.registeredAt,
  };
}

function amount(resources: readonly Resource[], name: string): number {
  return resources.find((resource) => resource.name === name)?.integerValue ?? 0;
}

/** Ports that the instance itself uses; those that ECS always reserves are placement's own business. */
function portsOf(resources: readonly Resource[], name: string, protocol: "tcp" | "udp"): { port: number; protocol: "tcp" | "udp" }[] {
  const used = resources.find((resource) => resource.name === name)?.stringSetValue ?? [];
  return used
    .map((port) => ({ port: Number(port), protocol }))
    .filter(({ port }) => Number.isInteger(port) && !(protocol === "tcp" && ECS_RESERVED_PORTS.includes(port)));
}
