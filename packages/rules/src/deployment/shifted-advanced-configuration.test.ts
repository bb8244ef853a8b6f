import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { shiftedAdvancedConfiguration } from "./shifted-advanced-configuration.js";

const arn = (name: string) => `arn:aws:elasticloadbalancing:us-east-1:123456789012:${name}`;
const advanced = {
  alternateTargetGroupArn: arn("targetgroup/green/2"),
  productionListenerRule: arn("listener-rule/app/web/1/2/3"),
  roleArn: "arn:aws:iam::123456789012:role/lb",
};
const green = (advancedConfiguration?: typeof advanced) =>
  service({
    deploymentConfiguration: { strategy: "BLUE_GREEN", bakeTimeInMinutes: 5 },
    loadBalancers: [
      {
        targetGroupArn: arn("targetgroup/blue/1"),
        containerName: "app",
        containerPort: 80,
        ...(advancedConfiguration && { advancedConfiguration }),
      },
    ],
  });

testRule(shiftedAdvancedConfiguration, {
  passes: { whole: green(advanced) },
  fails: {
    none: [green(), "missing", "/loadBalancers/0/advancedConfiguration", { strategy: "BLUE_GREEN" }],
    "no rule": [
      green({ ...advanced, productionListenerRule: "" }),
      "member",
      "/loadBalancers/0/advancedConfiguration/productionListenerRule",
      { member: "productionListenerRule" },
    ],
    "the same group": [
      green({ ...advanced, alternateTargetGroupArn: arn("targetgroup/blue/1") }),
      "same",
      "/loadBalancers/0/advancedConfiguration/alternateTargetGroupArn",
    ],
  },
});
