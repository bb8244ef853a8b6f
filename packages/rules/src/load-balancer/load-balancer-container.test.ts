import { fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { loadBalancerContainer } from "./load-balancer-container.js";

const behind = (containerName: string) =>
  service({
    loadBalancers: [
      { targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1", containerName, containerPort: 80 },
    ],
  });

testRule(loadBalancerContainer, {
  passes: {
    known: given(behind("app"), { taskDefinition: fargate({}, { portMappings: [{ containerPort: 80 }] }) }),
    "an unknown task definition": behind("web"),
  },
  fails: {
    unknown: [given(behind("web"), { taskDefinition: fargate() }), "unknown", "/loadBalancers/0/containerName", { container: "web" }],
  },
});
