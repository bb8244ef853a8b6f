import { assembly } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { loadBalancerReferences } from "./load-balancer-references.js";

const balanced = (listener: string, rule: string): unknown =>
  assembly({
    loadBalancers: {
      public: {
        loadBalancer: { Name: "public", Subnets: ["subnet-0a1b2c3d", "subnet-1a1b2c3d"] },
        targetGroups: [{ Name: "web", Protocol: "HTTP", Port: 80, VpcId: "vpc-0a1b2c3d" }],
        listeners: [
          { LoadBalancerArn: "public", Port: 80, Protocol: "HTTP", DefaultActions: [{ Type: "forward", TargetGroupArn: listener }] },
        ],
        rules: [
          {
            ListenerArn: "public:80",
            Priority: 1,
            Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values: ["/*"] } }],
            Actions: [{ Type: "forward", ForwardConfig: { TargetGroups: [{ TargetGroupArn: rule }] } }],
          },
        ],
      },
    },
  });
const arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/api/0123456789abcdef";

testRule(loadBalancerReferences, {
  passes: { "names that are there": balanced("web", "web"), ARNs: balanced(arn, arn) },
  fails: {
    "a listener's": [
      balanced("wep", "web"),
      "unknown",
      "/loadBalancers/public/listeners/0/DefaultActions",
      { group: "wep", names: '"web"' },
    ],
    "a rule's": [balanced("web", "wep"), "unknown", "/loadBalancers/public/rules/0/Actions"],
  },
});
