import { ec2, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { healthClassicLoadBalancer } from "./health-classic-load-balancer.js";

const portMappings = [{ containerPort: 80, hostPort: 8080 }];
const checked = ec2({}, { portMappings, healthCheck: { command: ["CMD-SHELL", "curl -f http://localhost || exit 1"] } });
const classic = service({
  launchType: "EC2",
  networkConfiguration: undefined,
  loadBalancers: [{ loadBalancerName: "old", containerName: "app", containerPort: 80 }],
});

testRule(healthClassicLoadBalancer, {
  passes: {
    "no health check": given(classic, { taskDefinition: ec2({}, { portMappings }) }),
    "an unknown task definition": classic,
  },
  fails: {
    "a health check": [
      given(classic, { taskDefinition: checked }),
      "unsupported",
      "/loadBalancers/0/loadBalancerName",
      { container: "app" },
    ],
  },
});
