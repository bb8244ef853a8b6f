import { assembly, balanced as withBalancers, ec2, service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { loadBalancerSubnets } from "./load-balancer-subnets.js";

const balanced = (more: object): unknown => assembly({ loadBalancers: { public: { loadBalancer: { Name: "public", ...more } } } });

const inZone = (expression: string): unknown => ({
  ...withBalancers({ public: { loadBalancer: { Name: "public", Subnets: ["subnet-0a1b2c3d"] } } }),
  taskDefinitions: { web: ec2({ networkMode: "awsvpc" }, { portMappings: [{ containerPort: 80 }] }) },
  services: {
    "main/web": service({
      launchType: "EC2",
      loadBalancers: [{ targetGroupArn: "web", containerName: "app", containerPort: 80 }],
      placementConstraints: [{ type: "memberOf", expression }],
    }),
  },
});

testRule(loadBalancerSubnets, {
  passes: {
    two: balanced({ Subnets: ["subnet-0a1b2c3d", "subnet-1a1b2c3d"] }),
    mapped: balanced({ SubnetMappings: [{ SubnetId: "subnet-0a1b2c3d" }, { SubnetId: "subnet-1a1b2c3d" }] }),
    "one on an Outpost": balanced({ Subnets: ["subnet-0a1b2c3d"], CustomerOwnedIpv4Pool: "ipv4pool-coip-0a1b2c3d" }),
    "one in a Local Zone": inZone("attribute:ecs.availability-zone == us-west-2-lax-1a"),
    "a network load balancer": balanced({ Type: "network", Subnets: ["subnet-0a1b2c3d"] }),
  },
  fails: {
    one: [balanced({ Subnets: ["subnet-0a1b2c3d"] }), "few", "/loadBalancers/public/loadBalancer/Subnets", { name: "public", count: 1 }],
    "one before an Availability Zone": [
      inZone("attribute:ecs.availability-zone == us-west-2a"),
      "few",
      "/loadBalancers/public/loadBalancer/Subnets",
    ],
    "two on an Outpost": [
      balanced({ Subnets: ["subnet-0a1b2c3d", "subnet-1a1b2c3d"], CustomerOwnedIpv4Pool: "ipv4pool-coip-0a1b2c3d" }),
      "outpost",
      "/loadBalancers/public/loadBalancer/Subnets",
      { name: "public", count: 2 },
    ],
    none: [balanced({}), "few", "/loadBalancers/public/loadBalancer/Subnets"],
  },
});
