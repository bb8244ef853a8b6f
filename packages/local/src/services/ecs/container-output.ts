import type { Container, NetworkBinding, PortMapping } from "@stowage/model/ecs";
import type { ContainerStatus, TaskDefinitionRow, TaskSpecRow } from "../../state/rows.js";
import type { Task } from "../../state/view.js";
import type { Output } from "../operation.js";
import { imageDigest } from "./image-digest.js";

/** One container of a task as DescribeTasks gives it. Its sizes are strings, `cpu` `"0"` where none was given. */
export function containerOutput(
  { arn, spec, status }: Task,
  { name, image, arn: containerArn }: TaskSpecRow["containers"][number],
  definition: TaskDefinitionRow | undefined,
): Output<Container> {
  const now = status.containers[name];
  const defined = definition?.definition.containerDefinitions?.find((container) => container.name === name);
  const override = spec.overrides.containerOverrides?.find((container) => container.name === name);
  const memory = override?.memory ?? defined?.memory;
  const reservation = override?.memoryReservation ?? defined?.memoryReservation;
  const { network } = spec;
  const digest = imageDigest(image);
  return {
    containerArn,
    taskArn: arn,
    name,
    image,
    // Known once it is pulled.
    ...(digest !== undefined && now !== undefined && now.lastStatus !== "PENDING" && { imageDigest: digest }),
    runtimeId: now?.runtimeId,
    lastStatus: now?.lastStatus ?? "PENDING",
    exitCode: now?.exitCode,
    reason: now?.reason,
    networkBindings: network === undefined && now?.lastStatus === "RUNNING" ? bindings(defined?.portMappings ?? [], now) : [],
    networkInterfaces:
      network === undefined ? [] : [{ attachmentId: network.attachmentId, privateIpv4Address: network.privateIPv4Address }],
    healthStatus: now?.healthStatus ?? "UNKNOWN",
    ...(spec.enableExecuteCommand && { managedAgents: [{ name: "ExecuteCommandAgent", lastStatus: now?.lastStatus ?? "PENDING" }] }),
    cpu: String(override?.cpu ?? defined?.cpu ?? 0),
    ...(memory !== undefined && { memory: String(memory) }),
    ...(reservation !== undefined && { memoryReservation: String(reservation) }),
  };
}

/** The ports of the instance that lead to the container: those that were given to it, or those that its definition fixes. */
function bindings(mappings: readonly PortMapping[], { networkBindings }: ContainerStatus): readonly Output<NetworkBinding>[] {
  return mappings.flatMap(({ containerPort, hostPort, protocol = "tcp" }) => {
    const given = networkBindings.find((binding) => binding.containerPort === containerPort && (binding.protocol ?? "tcp") === protocol);
    if (given !== undefined) return [given];
    return containerPort === undefined || !hostPort ? [] : [{ bindIP: "0.0.0.0", containerPort, hostPort, protocol }];
  });
}
