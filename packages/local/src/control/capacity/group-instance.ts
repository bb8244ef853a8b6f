import { ecsArn, parseArn, type Place } from "@stowage/model";
import { ECS_RESERVED_PORTS, instanceType } from "@stowage/placement";
import type { Random } from "../../random.js";
import type { AutoScalingGroupRow } from "../../state/auto-scaling-group-row.js";
import type { ContainerInstanceRow } from "../../state/rows.js";
import { newestAgent } from "./container-agent.js";
import { missingCapabilities } from "../launch/agent-capabilities.js";

/** An imagined instance of an Auto Scaling group as it registers, with what its type registers. Undefined: the type is not known. */
export function groupInstance(
  clusterArn: string,
  capacityProviderName: string,
  group: AutoScalingGroupRow,
  machine: AutoScalingGroupRow["launching"][number],
  now: number,
  random: Random,
): ContainerInstanceRow | undefined {
  const type = instanceType(group.instanceTypes[0] ?? "");
  if (!type) return undefined;
  const id = random.hex(32);
  return {
    arn: ecsArn.containerInstance(parseArn(clusterArn) as Place, clusterArn.split("/").at(-1)!, id),
    id,
    clusterArn,
    ec2InstanceId: machine.id,
    status: "ACTIVE",
    agentConnected: true,
    registeredResources: [
      { name: "CPU", type: "INTEGER", integerValue: type.cpu },
      { name: "MEMORY", type: "INTEGER", integerValue: type.memory },
      { name: "PORTS", type: "STRINGSET", stringSetValue: ECS_RESERVED_PORTS.map(String) },
      { name: "PORTS_UDP", type: "STRINGSET", stringSetValue: [] },
    ],
    attributes: [
      { name: "ecs.availability-zone", value: machine.zone },
      { name: "ecs.instance-type", value: type.name },
      { name: "ecs.cpu-architecture", value: type.architecture ?? "x86_64" },
      { name: "ecs.os-type", value: "linux" },
      ...missingCapabilities([]),
    ],
    versionInfo: newestAgent,
    capacityProviderName,
    registeredAt: now,
    version: 1,
  };
}
