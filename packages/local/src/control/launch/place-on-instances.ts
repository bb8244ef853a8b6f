import { parseArn } from "@stowage/model";
import { place, type Refusal, type TaskGroup } from "@stowage/placement";
import type { Random } from "../../random.js";
import type { View } from "../../state/view.js";
import { instanceForPlacement } from "./instance-for-placement.js";
import type { LaunchRequest } from "./launch.js";
import { requirementOf } from "./task-size.js";
import { zoneOfSubnet } from "./zone-of-subnet.js";

export interface PlacedOnInstance {
  readonly containerInstanceArn: string;
  readonly availabilityZone: string;
  readonly subnetId: string | undefined;
}

/** Chooses container instances of the cluster (of one capacity provider's, if one is given) by constraints and strategy. */
export function placeOnInstances(
  view: View,
  request: LaunchRequest,
  count: number,
  capacityProvider: string | undefined,
  random: Random,
): { readonly places: readonly PlacedOnInstance[]; readonly refusal?: Refusal | undefined } {
  const rows = [...view.instancesOfCluster(request.cluster.arn)].filter(
    (row) => row.status !== "INACTIVE" && (capacityProvider === undefined || row.capacityProviderName === capacityProvider),
  );
  const group = groupOf(request, count);
  const plan = place({
    instances: rows.map((row) => instanceForPlacement(view, row)),
    groups: [group],
    seed: random.split("placement").below(0x7fff_ffff),
  });
  const { region = "" } = parseArn(request.cluster.arn) ?? {};
  const places = plan.placed.map(({ instance, az }) => ({
    containerInstanceArn: instance,
    availabilityZone: az ?? `${region}a`,
    subnetId: request.network?.subnets.find((subnet) => zoneOfSubnet(region, subnet) === az) ?? request.network?.subnets[0],
  }));
  return { places, refusal: plan.unplaced[0] };
}

function groupOf(request: LaunchRequest, count: number): TaskGroup {
  const { definition } = request.definition;
  const group = request.group ?? `family:${request.definition.family}`;
  return {
    ...requirementOf(definition, request.overrides),
    name: group,
    taskGroup: group,
    standalone: request.serviceArn === undefined,
    count,
    requiresAttributes: request.definition.requiresAttributes
      .filter(({ name }) => name !== undefined)
      .map(({ name = "", value }) => ({ name, ...(value !== undefined && { value }) })),
    placementConstraints: [...(definition.placementConstraints ?? []), ...(request.placementConstraints ?? [])].map(
      ({ type = "memberOf", expression }) => ({ type, ...(expression !== undefined && { expression }) }),
    ),
    placementStrategy: (request.placementStrategy ?? []).map(({ type = "random", field }) => ({
      type,
      ...(field !== undefined && { field }),
    })),
  };
}
