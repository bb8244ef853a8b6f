import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { gracePeriodMissing } from "./grace-period-missing.js";

const loadBalancers = [
  { targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1", containerName: "app", containerPort: 80 },
];

testRule(gracePeriodMissing, {
  passes: { "a minute": service({ loadBalancers, healthCheckGracePeriodSeconds: 60 }), "behind nothing": service() },
  fails: { none: [service({ loadBalancers }), "none", "/healthCheckGracePeriodSeconds"] },
});
