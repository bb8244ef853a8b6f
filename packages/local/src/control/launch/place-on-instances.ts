import { parseArn } from "@stowage/model";
import type { Refusal } from "@stowage/placement";
import type { View } from "../../state/view.js";
import type { LaunchRequest } from "./launch-request.js";
import type { PlacementGroupRequest } from "./placement-group.js";
import { namedZones, zoneOfSubnet } from "./zone-of-subnet.js";

export interface PlacedOnInstance {
  readonly containerInstanceArn: string;
  readonly availabilityZone: string;
  readonly subnetId: string | undefined;
}

/**
 * Chooses container instances of the cluster (of one capacity provider's, if one is given) by constraints and strategy. Nothing is taken:
 * a decision must not choose twice for one cluster.
 */
export function placeOnInstances(
  view: View,
  request: LaunchRequest,
  count: number,
  capacityProvider: string | undefined,
): { readonly places: readonly PlacedOnInstance[]; readonly refusal?: Refusal | undefined } {
  const { cluster, groups } = view.placement(request.cluster.arn);
  const { instances, refusal } = cluster.choose(groups.asked(groupRequest(request, capacityProvider)), count);
  return { places: instances.map((id) => placeOn(view, request.network?.subnets, id)), refusal };
}

/** The place of a task on an instance that is already chosen. */
export function placeOn(view: View, subnets: readonly string[] = [], containerInstanceArn: string): PlacedOnInstance {
  const { region = "" } = parseArn(containerInstanceArn) ?? {};
  const attributes = view.get("containerInstances", containerInstanceArn)?.attributes ?? [];
  const zone = attributes.find(({ name }) => name === "ecs.availability-zone")?.value ?? `${region}a`;
  return {
    containerInstanceArn,
    availabilityZone: zone,
    subnetId: subnets.find((subnet) => zoneOfSubnet(region, subnet) === zone) ?? subnets[0],
  };
}

function groupRequest(request: Omit<LaunchRequest, "count" | "why">, capacityProvider?: string): PlacementGroupRequest {
  return {
    group: request.group ?? `family:${request.definition.family}`,
    definition: request.definition,
    overrides: request.overrides,
    standalone: request.serviceArn === undefined,
    capacityProvider,
    zones: namedZones(parseArn(request.cluster.arn)?.region ?? "", request.network?.subnets ?? []),
    constraints: request.placementConstraints ?? [],
    strategy: request.placementStrategy ?? [],
  };
}
