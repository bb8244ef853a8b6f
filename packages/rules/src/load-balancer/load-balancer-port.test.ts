import { fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { loadBalancerPort } from "./load-balancer-port.js";

const behind = (containerPort: number) =>
  service({
    loadBalancers: [
      { targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1", containerName: "app", containerPort },
    ],
  });
const taskDefinition = fargate({}, { portMappings: [{ containerPort: 80 }, { containerPortRange: "9000-9010" }] });

testRule(loadBalancerPort, {
  passes: { mapped: given(behind(80), { taskDefinition }), "in a range": given(behind(9005), { taskDefinition }) },
  fails: {
    "not mapped": [
      given(behind(8080), { taskDefinition }),
      "unmapped",
      "/loadBalancers/0/containerPort",
      { container: "app", port: 8080, ports: "80, 9000-9010" },
    ],
  },
});
