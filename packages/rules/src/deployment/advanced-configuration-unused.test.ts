import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { advancedConfigurationUnused } from "./advanced-configuration-unused.js";

const loadBalancers = [
  {
    targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1",
    containerName: "app",
    containerPort: 80,
    advancedConfiguration: { alternateTargetGroupArn: "a", productionListenerRule: "b", roleArn: "c" },
  },
];

testRule(advancedConfigurationUnused, {
  passes: { "blue/green": service({ loadBalancers, deploymentConfiguration: { strategy: "BLUE_GREEN", bakeTimeInMinutes: 5 } }) },
  fails: { rolling: [service({ loadBalancers }), "rolling", "/loadBalancers/0/advancedConfiguration"] },
});
