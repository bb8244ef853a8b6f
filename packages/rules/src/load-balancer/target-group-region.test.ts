import { service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { targetGroupRegion } from "./target-group-region.js";

const behind = service({
  loadBalancers: [
    { targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1", containerName: "app", containerPort: 80 },
  ],
});

testRule(targetGroupRegion, {
  passes: { "the same": given(behind, { region: "us-east-1" }), "an unknown region": behind },
  fails: {
    another: [
      given(behind, { region: "eu-west-1" }),
      "other",
      "/loadBalancers/0/targetGroupArn",
      { own: "us-east-1", region: "eu-west-1" },
    ],
  },
});
