import { limits } from "@stowage/model";
import { outside } from "../numbers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const managedScaling: Rule = rule({
  id: "managed-scaling",
  severity: "error",
  stage: "api",
  on: "capacityProvider",
  summary: "Managed scaling targets 1 to 100 percent, in steps of 1 to 10000 with the least not above the most, after 0 to 10000 seconds.",
  source: "ManagedScaling",
  docs: "API_ManagedScaling",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "managedScaling",
  messages: { range: "{member} is {value}; ECS takes {min} to {max}.", order: "The least step {least} is above the most, {most}." },
  hint: "Write {min} to {max}.",
  check({ autoScalingGroupProvider }, report) {
    const scaling = autoScalingGroupProvider?.managedScaling;
    if (!scaling) return;
    const path = ["autoScalingGroupProvider", "managedScaling"];
    for (const [member, { min, max }] of ranges) {
      const value = scaling[member];
      if (outside(value, { min, max })) report("range", [...path, member], { member, value, min, max });
    }
    const { minimumScalingStepSize: least = 1, maximumScalingStepSize: most = 10000 } = scaling;
    if (least > most) report("order", [...path, "minimumScalingStepSize"], { least, most, min: 1, max: most });
  },
});

const ranges = [
  ["targetCapacity", limits.managedScalingTarget],
  ["minimumScalingStepSize", limits.managedScalingStep],
  ["maximumScalingStepSize", limits.managedScalingStep],
  ["instanceWarmupPeriod", limits.managedScalingWarmup],
] as const;
