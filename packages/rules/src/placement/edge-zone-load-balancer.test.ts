import type { Assembly } from "@stowage/model";
import { ec2, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { edgeZoneLoadBalancer } from "./edge-zone-load-balancer.js";

const around = (Type: "application" | "network", Protocol: "HTTP" | "TCP"): Assembly => ({
  format: "stowage/assembly@1",
  app: "shop",
  loadBalancers: {
    public: {
      loadBalancer: { Name: "public", Subnets: ["subnet-0a1b2c3d", "subnet-1a1b2c3d"], Type },
      targetGroups: [{ Name: "web", Protocol, Port: 80, VpcId: "vpc-0a1b2c3d", TargetType: "instance" }],
      listeners: [{ LoadBalancerArn: "public", Port: 80, Protocol, DefaultActions: [{ Type: "forward", TargetGroupArn: "web" }] }],
    },
  },
});
const placed = (zone: string, assembly: Assembly): unknown =>
  given(
    service({
      launchType: "EC2",
      networkConfiguration: undefined,
      placementConstraints: [{ type: "memberOf", expression: `attribute:ecs.availability-zone == ${zone}` }],
      loadBalancers: [{ targetGroupArn: "web", containerName: "app", containerPort: 80 }],
    }),
    { taskDefinition: ec2({}, { portMappings: [{ containerPort: 80 }] }), assembly },
  );

testRule(edgeZoneLoadBalancer, {
  passes: {
    "an Application Load Balancer": placed("us-west-2-lax-1a", around("application", "HTTP")),
    "an Availability Zone": placed("us-west-2a", around("network", "TCP")),
  },
  fails: {
    "a Network Load Balancer": [
      placed("us-west-2-lax-1a", around("network", "TCP")),
      "network",
      "/loadBalancers/0/targetGroupArn",
      { zone: "the Local Zone us-west-2-lax-1a", group: "web" },
    ],
  },
});
