import { testRule } from "../../test/test-rule.js";
import { capacityProviderProtection } from "./capacity-provider-protection.js";

const group = (change: object) => ({
  name: "blue",
  autoScalingGroupProvider: {
    autoScalingGroupArn: "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/blue",
    ...change,
  },
});

testRule(capacityProviderProtection, {
  passes: { protected: group({ managedTerminationProtection: "ENABLED", managedScaling: { status: "ENABLED" } }) },
  fails: { "by default": [group({}), "open", "/autoScalingGroupProvider/managedTerminationProtection"] },
});
