import { ecsArn, parseArn, type Place } from "@stowage/model";
import { ECS_RESERVED_PORTS, type InstanceType } from "@stowage/placement";
import type { Random } from "../../random.js";
import type { CapacityProviderRow, ContainerInstanceRow } from "../../state/rows.js";
import { missingCapabilities } from "../launch/agent-capabilities.js";
import { zoneOfSubnet } from "../launch/zone-of-subnet.js";

/** A managed instance that has just registered: in the provider's zone with the fewest of them. It registers at once, which is our choice. */
export function newManagedInstance(
  provider: CapacityProviderRow,
  type: InstanceType,
  own: readonly ContainerInstanceRow[],
  now: number,
  random: Random,
): ContainerInstanceRow {
  const clusterArn = provider.clusterArn!;
  const place = parseArn(clusterArn) as Place;
  const id = random.hex(32);
  return {
    arn: ecsArn.containerInstance(place, clusterArn.split("/").at(-1)!, id),
    id,
    clusterArn,
    ec2InstanceId: `i-${random.hex(17)}`,
    status: "ACTIVE",
    agentConnected: true,
    registeredResources: [
      { name: "CPU", type: "INTEGER", integerValue: type.cpu },
      { name: "MEMORY", type: "INTEGER", integerValue: type.memory },
      { name: "PORTS", type: "STRINGSET", stringSetValue: ECS_RESERVED_PORTS.map(String) },
      { name: "PORTS_UDP", type: "STRINGSET", stringSetValue: [] },
    ],
    attributes: [
      { name: "ecs.availability-zone", value: emptiestZone(provider, place.region, own) },
      { name: "ecs.instance-type", value: type.name },
      { name: "ecs.cpu-architecture", value: type.architecture ?? "x86_64" },
      { name: "ecs.os-type", value: "linux" },
      { name: "ecs.os-family", value: "LINUX" },
      ...missingCapabilities([]),
    ],
    capacityProviderName: provider.name,
    registeredAt: now,
    version: 1,
  };
}

function emptiestZone(provider: CapacityProviderRow, region: string, own: readonly ContainerInstanceRow[]): string {
  const { subnets = [] } = provider.managedInstancesProvider?.instanceLaunchTemplate?.networkConfiguration ?? {};
  const counts = new Map(subnets.map((subnet) => [zoneOfSubnet(region, subnet), 0]));
  if (counts.size === 0) counts.set(`${region}a`, 0);
  for (const { attributes } of own) {
    const zone = attributes.find(({ name }) => name === "ecs.availability-zone")?.value ?? "";
    if (counts.has(zone)) counts.set(zone, counts.get(zone)! + 1);
  }
  return [...counts].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))[0]![0];
}
