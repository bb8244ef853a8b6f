import type { Assembly } from "@stowage/model";
import type { Action, CreateRuleInput } from "@stowage/model/elbv2";
import { fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { targetGroupAttached } from "./target-group-attached.js";

const web = service({ loadBalancers: [{ targetGroupArn: "web", containerName: "app", containerPort: 80 }] });
const taskDefinition = fargate({}, { portMappings: [{ containerPort: 80 }] });
const around = (DefaultActions: Action[], rules: CreateRuleInput[] = []): Assembly => ({
  format: "stowage/assembly@1",
  app: "shop",
  loadBalancers: {
    public: {
      loadBalancer: { Name: "public", Subnets: ["subnet-0a1b2c3d", "subnet-1a1b2c3d"] },
      targetGroups: ["web", "web-alt"].map((Name) => ({ Name, Protocol: "HTTP", Port: 80, VpcId: "vpc-0a1b2c3d", TargetType: "ip" })),
      listeners: [{ LoadBalancerArn: "public", Port: 80, Protocol: "HTTP", DefaultActions }],
      rules,
    },
  },
});
const refuse: Action[] = [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "404" } }];
const path = (Actions: Action[]): CreateRuleInput => ({
  ListenerArn: "public:80",
  Priority: 10,
  Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values: ["/*"] } }],
  Actions,
});
const toWeb: Action[] = [{ Type: "forward", TargetGroupArn: "web" }];

testRule(targetGroupAttached, {
  passes: {
    "a listener": given(web, { taskDefinition, assembly: around(toWeb) }),
    "a rule": given(web, { taskDefinition, assembly: around(refuse, [path(toWeb)]) }),
    "a target group from elsewhere": given(
      service({
        loadBalancers: [
          {
            targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/0123456789abcdef",
            containerName: "app",
            containerPort: 80,
          },
        ],
      }),
      { taskDefinition, assembly: around(refuse) },
    ),
  },
  fails: {
    nobody: [given(web, { taskDefinition, assembly: around(refuse) }), "alone", "/loadBalancers/0/targetGroupArn", { group: "web" }],
  },
});
