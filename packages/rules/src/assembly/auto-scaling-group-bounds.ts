import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const autoScalingGroupBounds: Rule = rule({
  id: "auto-scaling-group-bounds",
  severity: "error",
  stage: "api",
  on: "assembly",
  summary: "An Auto Scaling group's least size is not above its most, and the desired one lies between.",
  source: "CreateAutoScalingGroupType$MinSize, $MaxSize, $DesiredCapacity",
  docs: "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html",
  aws: { type: "ValidationError", sure: "unknown" },
  messages: {
    order: "At least {min} instances shall run, and at most {max}.",
    desired: "{desired} instances are desired, and there are {min} to {max}.",
  },
  hint: "Write MinSize ≤ DesiredCapacity ≤ MaxSize.",
  check({ autoScalingGroups = {} }, report) {
    for (const [name, { autoScalingGroup }] of Object.entries(autoScalingGroups)) {
      const { MinSize: min, MaxSize: max, DesiredCapacity: desired } = autoScalingGroup;
      const at = ["autoScalingGroups", name, "autoScalingGroup"];
      if (min > max) report("order", [...at, "MinSize"], { min, max });
      else if (desired !== undefined && (desired < min || desired > max))
        report("desired", [...at, "DesiredCapacity"], { desired, min, max });
    }
  },
});
