import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { singleReplica } from "./single-replica.js";

const loadBalancers = [
  { targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1", containerName: "app", containerPort: 80 },
];

testRule(singleReplica, {
  passes: { two: service({ loadBalancers }), "one behind nothing": service({ desiredCount: 1 }) },
  fails: { one: [service({ desiredCount: 1, loadBalancers }), "one", "/desiredCount"] },
});
