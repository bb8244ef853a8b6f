import { StowageError, type Assembly, type Place } from "@stowage/model";
import type { ManagedScaling } from "@stowage/model/ecs";
import { instanceType, instanceTypeHint, type InstanceType } from "@stowage/placement";
import { groupOfAssembly } from "../control/capacity/group-of-assembly.js";

/** A capacity provider of instances with its Auto Scaling group, as far as a simulation follows it. */
export interface FleetPlan {
  readonly provider: string;
  /** The cluster's name. */
  readonly cluster: string;
  /** The types that the group may launch; it launches the first (our choice: which one EC2 has at hand is not known). */
  readonly types: readonly InstanceType[];
  readonly zones: readonly string[];
  readonly minSize: number;
  readonly maxSize: number;
  readonly desired: number;
  readonly spot: boolean;
  readonly scaling: ManagedScaling;
  readonly terminationProtection: boolean;
}

/** The fleets of an Assembly: its capacity providers whose Auto Scaling group it has too. */
export function fleetPlans(assembly: Assembly, place: Place): { readonly fleets: readonly FleetPlan[]; readonly notes: readonly string[] } {
  const fleets: FleetPlan[] = [];
  const notes: string[] = [];
  for (const [provider, { autoScalingGroupProvider }] of Object.entries(assembly.capacityProviders ?? {})) {
    const groupName = autoScalingGroupProvider?.autoScalingGroupArn.split("autoScalingGroupName/").at(-1) ?? "";
    const group =
      assembly.autoScalingGroups && Object.hasOwn(assembly.autoScalingGroups, groupName)
        ? assembly.autoScalingGroups[groupName]
        : undefined;
    const cluster = Object.entries(assembly.clusters ?? {}).find(([, { capacityProviders = [] }]) =>
      capacityProviders.includes(provider),
    )?.[0];
    if (!autoScalingGroupProvider || !group || cluster === undefined) {
      notes.push(`The capacity provider ${provider} has no Auto Scaling group in the Assembly, or no cluster: it has no instances here.`);
      continue;
    }
    const { instanceTypes, ...sizes } = groupOfAssembly(group, place.region);
    fleets.push({
      provider,
      cluster,
      types: typesOf(groupName, instanceTypes),
      ...sizes,
      scaling: autoScalingGroupProvider.managedScaling ?? {},
      terminationProtection: autoScalingGroupProvider.managedTerminationProtection === "ENABLED",
    });
  }
  return { fleets, notes };
}

function typesOf(group: string, names: readonly string[]): readonly InstanceType[] {
  if (names.length === 0) {
    throw new StowageError("simulate-instance-type", `The Auto Scaling group ${group} names no instance type.`, {
      hint: "Write InstanceType in its launch template: which types attributes would choose is not known here.",
    });
  }
  return names.map((type) => {
    const known = instanceType(type);
    if (known) return known;
    throw new StowageError("simulate-instance-type", `The instance type "${type}" of the Auto Scaling group ${group} is not known.`, {
      hint: instanceTypeHint(type),
    });
  });
}
