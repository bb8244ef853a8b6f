import { testRule } from "../../test/test-rule.js";
import { capacityProviderTags } from "./capacity-provider-tags.js";

const provider = (change: object) => ({
  name: "blue",
  autoScalingGroupProvider: {
    autoScalingGroupArn: "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/blue",
  },
  ...change,
});

testRule(capacityProviderTags, {
  passes: { tagged: provider({ tags: [{ key: "owner", value: "shop" }] }) },
  fails: { none: [provider({}), "none", "/tags"] },
});
