import { testRule } from "../../test/test-rule.js";
import { terminationProtection } from "./termination-protection.js";

const group = (change: object) => ({
  name: "blue",
  autoScalingGroupProvider: {
    autoScalingGroupArn: "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/blue",
    ...change,
  },
});

testRule(terminationProtection, {
  passes: {
    both: group({ managedTerminationProtection: "ENABLED", managedScaling: { status: "ENABLED" } }),
    off: group({ managedTerminationProtection: "DISABLED" }),
  },
  fails: {
    alone: [group({ managedTerminationProtection: "ENABLED" }), "scaling", "/autoScalingGroupProvider/managedTerminationProtection"],
  },
});
