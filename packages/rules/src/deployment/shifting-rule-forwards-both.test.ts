import type { Assembly } from "@stowage/model";
import type { Action, CreateRuleInput } from "@stowage/model/elbv2";
import { fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { shiftingRuleForwardsBoth } from "./shifting-rule-forwards-both.js";

const shifted = (productionListenerRule: string): ReturnType<typeof service> =>
  service({
    deploymentConfiguration: { strategy: "BLUE_GREEN", bakeTimeInMinutes: 5 },
    loadBalancers: [
      {
        targetGroupArn: "web",
        containerName: "app",
        containerPort: 80,
        advancedConfiguration: {
          alternateTargetGroupArn: "web-alt",
          productionListenerRule,
          roleArn: "arn:aws:iam::123456789012:role/ecsInfrastructureRole",
        },
      },
    ],
  });
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
const one: Action[] = [{ Type: "forward", TargetGroupArn: "web" }];
const both: Action[] = [
  {
    Type: "forward",
    ForwardConfig: {
      TargetGroups: [
        { TargetGroupArn: "web", Weight: 1 },
        { TargetGroupArn: "web-alt", Weight: 0 },
      ],
    },
  },
];

testRule(shiftingRuleForwardsBoth, {
  passes: {
    "a rule": given(shifted("public:80/10"), { taskDefinition, assembly: around(refuse, [path(both)]) }),
    "a default rule": given(shifted("public:80/default"), { taskDefinition, assembly: around(both) }),
    "a rule from elsewhere": given(shifted("arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule/app/a/1/2/3"), {
      taskDefinition,
      assembly: around(one),
    }),
  },
  fails: {
    "one group": [
      given(shifted("public:80/10"), { taskDefinition, assembly: around(refuse, [path(one)]) }),
      "missing",
      "/loadBalancers/0/advancedConfiguration/productionListenerRule",
      { rule: "public:80/10", missing: '"web-alt"' },
    ],
    "one group by default": [
      given(shifted("public:80/default"), { taskDefinition, assembly: around(one) }),
      "missing",
      "/loadBalancers/0/advancedConfiguration/productionListenerRule",
    ],
  },
});
