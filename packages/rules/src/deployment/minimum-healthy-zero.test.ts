import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { minimumHealthyZero } from "./minimum-healthy-zero.js";

const loadBalancers = [
  { targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1", containerName: "app", containerPort: 80 },
];

testRule(minimumHealthyZero, {
  passes: {
    "behind nothing": service({ deploymentConfiguration: { minimumHealthyPercent: 0 } }),
    half: service({ loadBalancers, deploymentConfiguration: { minimumHealthyPercent: 50 } }),
  },
  fails: {
    none: [
      service({ loadBalancers, deploymentConfiguration: { minimumHealthyPercent: 0 } }),
      "zero",
      "/deploymentConfiguration/minimumHealthyPercent",
    ],
  },
});
