import { fargate, ec2, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { classicLoadBalancer } from "./classic-load-balancer.js";

const classic = { loadBalancerName: "old", containerName: "app", containerPort: 80 };
const behind = (...loadBalancers: object[]) => service({ launchType: "EC2", networkConfiguration: undefined, loadBalancers });
const bridge = (hostPort?: number) => ({
  taskDefinition: ec2({}, { portMappings: [{ containerPort: 80, ...(hostPort && { hostPort }) }] }),
});

testRule(classicLoadBalancer, {
  passes: { "a fixed port": given(behind(classic), bridge(80)) },
  fails: {
    awsvpc: [
      given(behind(classic), { taskDefinition: fargate({}, { portMappings: [{ containerPort: 80 }] }) }),
      "awsvpc",
      "/loadBalancers/0/loadBalancerName",
    ],
    two: [given(behind(classic, classic), bridge(80)), "many", "/loadBalancers/1/loadBalancerName"],
    "a dynamic port": [given(behind(classic), bridge()), "dynamic", "/loadBalancers/0/containerPort", { port: 80 }],
  },
});
