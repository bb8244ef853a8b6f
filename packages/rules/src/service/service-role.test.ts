import { fargate, ec2, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { serviceRole } from "./service-role.js";

const loadBalancers = [
  { targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1", containerName: "app", containerPort: 80 },
];
const classic = (change: object = {}) =>
  service({ role: "ecsServiceRole", launchType: "EC2", networkConfiguration: undefined, loadBalancers, ...change });

testRule(serviceRole, {
  passes: {
    "one load balancer": given(classic(), { taskDefinition: ec2({}, { portMappings: [{ containerPort: 80 }] }) }),
    none: service(),
  },
  fails: {
    awsvpc: [given(classic(), { taskDefinition: fargate() }), "linked", "/role", { why: "the network mode awsvpc" }],
    "several target groups": [classic({ loadBalancers: [...loadBalancers, ...loadBalancers] }), "linked", "/role"],
    "no load balancer": [classic({ loadBalancers: [] }), "linked", "/role"],
  },
});
