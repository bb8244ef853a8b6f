import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { targetGroups } from "./target-groups.js";

const groups = (...names: string[]) =>
  service({ loadBalancers: names.map((name) => ({ targetGroupArn: name, containerName: "app", containerPort: 80 })) });
const arn = (id: number) => `arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/${id}`;

testRule(targetGroups, {
  passes: { five: groups(arn(1), arn(2), arn(3), arn(4), arn(5)) },
  fails: {
    six: [groups(arn(1), arn(2), arn(3), arn(4), arn(5), arn(6)), "many", "/loadBalancers", { count: 6, max: 5 }],
    "a load balancer": [
      groups("arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/1"),
      "arn",
      "/loadBalancers/0/targetGroupArn",
    ],
    "one twice": [groups(arn(1), arn(1)), "twice", "/loadBalancers/1"],
  },
});
