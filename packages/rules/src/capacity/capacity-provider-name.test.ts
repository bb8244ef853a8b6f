import { testRule } from "../../test/test-rule.js";
import { capacityProviderName } from "./capacity-provider-name.js";

const named = (name: string) => ({
  name,
  autoScalingGroupProvider: {
    autoScalingGroupArn: "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/blue",
  },
});

testRule(capacityProviderName, {
  passes: { another: named("blue") },
  fails: { "AWS's": [named("ECS-blue"), "prefix", "/name", { name: "ECS-blue" }], "a dot": [named("blue.v1"), "pattern", "/name"] },
});
