import type { ServiceVolumeConfiguration } from "@stowage/model/ecs";
import { step } from "../../source/step.js";
import type { Step } from "../../source/code.js";
import { hasOnly } from "../as-record.js";

/** A step for each EBS volume. */
export function sayServiceVolumes(volumes: readonly ServiceVolumeConfiguration[]): Step[] | undefined {
  const steps = volumes.map(sayVolume);
  return steps.includes(undefined) ? undefined : (steps as Step[]);
}

function sayVolume(volume: ServiceVolumeConfiguration): Step | undefined {
  const { name, managedEBSVolume } = volume;
  if (managedEBSVolume === undefined || !hasOnly(volume, ["name", "managedEBSVolume"])) return undefined;
  const { tagSpecifications, ...managed } = managedEBSVolume;
  const [specification, ...others] = tagSpecifications ?? [];
  if (specification === undefined) return tagSpecifications === undefined ? step("ebsVolume", name, managed) : undefined;
  const { resourceType, tags, propagateTags } = specification;
  if (others.length > 0 || resourceType !== "volume" || (tags === undefined && propagateTags === undefined)) return undefined;
  return step("ebsVolume", name, {
    ...managed,
    ...(tags !== undefined && { tags }),
    ...(propagateTags !== undefined && { propagateTags }),
  });
}
