import { testRule } from "../../test/test-rule.js";
import { managedScaling } from "./managed-scaling.js";

const scaled = (managedScaling: object) => ({
  name: "blue",
  autoScalingGroupProvider: {
    autoScalingGroupArn: "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/blue",
    managedScaling,
  },
});
const path = "/autoScalingGroupProvider/managedScaling";

testRule(managedScaling, {
  passes: { usual: scaled({ status: "ENABLED", targetCapacity: 90 }) },
  fails: {
    "no target": [
      scaled({ targetCapacity: 0 }),
      "range",
      `${path}/targetCapacity`,
      { member: "targetCapacity", value: 0, min: 1, max: 100 },
    ],
    "the wrong way round": [
      scaled({ minimumScalingStepSize: 5, maximumScalingStepSize: 2 }),
      "order",
      `${path}/minimumScalingStepSize`,
      { least: 5, most: 2 },
    ],
  },
});
