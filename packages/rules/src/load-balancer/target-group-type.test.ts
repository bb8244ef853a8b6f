import type { Assembly } from "@stowage/model";
import { ec2, fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { targetGroupType } from "./target-group-type.js";

const ports = { portMappings: [{ containerPort: 80 }] };
const loadBalancers = [{ targetGroupArn: "web", containerName: "app", containerPort: 80 }];
const onFargate = service({ loadBalancers });
const onInstances = service({ loadBalancers, launchType: "EC2", networkConfiguration: undefined });
const around = (TargetType: "ip" | "instance" | undefined): Assembly => ({
  format: "stowage/assembly@1",
  app: "shop",
  loadBalancers: {
    public: {
      loadBalancer: { Name: "public", Subnets: ["subnet-0a1b2c3d", "subnet-1a1b2c3d"] },
      targetGroups: [{ Name: "web", Protocol: "HTTP", Port: 80, VpcId: "vpc-0a1b2c3d", TargetType }],
      listeners: [{ LoadBalancerArn: "public", Port: 80, Protocol: "HTTP", DefaultActions: [{ Type: "forward", TargetGroupArn: "web" }] }],
    },
  },
});

testRule(targetGroupType, {
  passes: {
    "ip for awsvpc": given(onFargate, { taskDefinition: fargate({}, ports), assembly: around("ip") }),
    "instance for bridge": given(onInstances, { taskDefinition: ec2({}, ports), assembly: around(undefined) }),
    "a target group from elsewhere": given(
      service({
        loadBalancers: [
          { ...loadBalancers[0]!, targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/0123456789abcdef" },
        ],
      }),
      { taskDefinition: fargate({}, ports), assembly: around("instance") },
    ),
  },
  fails: {
    "instance for awsvpc": [
      given(onFargate, { taskDefinition: fargate({}, ports), assembly: around("instance") }),
      "type",
      "/loadBalancers/0/targetGroupArn",
      { group: "web", type: "instance", mode: "awsvpc" },
    ],
    "ip for bridge": [
      given(onInstances, { taskDefinition: ec2({}, ports), assembly: around("ip") }),
      "type",
      "/loadBalancers/0/targetGroupArn",
      { group: "web", type: "ip", mode: "bridge" },
    ],
  },
});
