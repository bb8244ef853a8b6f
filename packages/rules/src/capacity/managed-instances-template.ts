import { limits } from "@stowage/model";
import { outside } from "../numbers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const managedInstancesTemplate: Rule = rule({
  id: "managed-instances-template",
  severity: "error",
  stage: "api",
  on: "capacityProvider",
  summary:
    "Managed Instances have subnets, instance types that are allowed or excluded but not both, reservations with RESERVED alone, and are optimized after -1 to 3600 seconds.",
  source: "InstanceLaunchTemplate, InstanceRequirementsRequest, InfrastructureOptimization$scaleInAfter",
  docs: "API_InstanceLaunchTemplate",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "managedInstancesProvider",
  messages: {
    subnets: "The instances have no subnet.",
    both: "Instance types are allowed and excluded.",
    many: "{count} instance types are named; ECS takes {max}.",
    type: '"{type}" is no pattern of instance types.',
    reserved: "Capacity reservations are for the capacity option RESERVED.",
    prices: "The price is limited in two ways.",
    after: "{seconds} s are not between {min} and {max}.",
    order: "{member} has {min} for the least and {max} for the most.",
  },
  hint: "See InstanceLaunchTemplate for what goes together.",
  check({ managedInstancesProvider: managed }, report) {
    if (!managed) return;
    const { instanceLaunchTemplate: template, infrastructureOptimization } = managed;
    const path = ["managedInstancesProvider", "instanceLaunchTemplate"];
    const requirements = template.instanceRequirements;
    const seconds = infrastructureOptimization?.scaleInAfter;
    const range = limits.managedInstancesScaleInAfter;
    if (!template.networkConfiguration.subnets?.length) report("subnets", [...path, "networkConfiguration", "subnets"]);
    if (template.capacityReservations && template.capacityOptionType !== "RESERVED") report("reserved", [...path, "capacityReservations"]);
    if (outside(seconds, range))
      report("after", ["managedInstancesProvider", "infrastructureOptimization", "scaleInAfter"], {
        seconds,
        min: range.min,
        max: range.max,
      });
    if (!requirements) return;
    if (requirements.allowedInstanceTypes?.length && requirements.excludedInstanceTypes?.length)
      report("both", [...path, "instanceRequirements", "excludedInstanceTypes"]);
    if (
      requirements.spotMaxPricePercentageOverLowestPrice !== undefined &&
      requirements.maxSpotPriceAsPercentageOfOptimalOnDemandPrice !== undefined
    ) {
      report("prices", [...path, "instanceRequirements", "maxSpotPriceAsPercentageOfOptimalOnDemandPrice"]);
    }
    for (const member of ["allowedInstanceTypes", "excludedInstanceTypes"] as const) {
      const types = requirements[member] ?? [];
      if (types.length > limits.managedInstancesTypes.max)
        report("many", [...path, "instanceRequirements", member], { count: types.length, max: limits.managedInstancesTypes.max });
      for (const [index, type] of types.entries())
        if (!/^[a-zA-Z0-9.*-]{1,30}$/.test(type)) report("type", [...path, "instanceRequirements", member, index], { type });
    }
    for (const member of ["vCpuCount", "memoryMiB"] as const) {
      const { min, max } = requirements[member];
      if (max !== undefined && max < min) report("order", [...path, "instanceRequirements", member, "max"], { member, min, max });
    }
  },
});
