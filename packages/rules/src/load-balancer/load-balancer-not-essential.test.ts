import { fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { loadBalancerNotEssential } from "./load-balancer-not-essential.js";

const behind = service({
  loadBalancers: [
    { targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1", containerName: "app", containerPort: 80 },
  ],
});
const app = (essential: boolean) => ({ taskDefinition: fargate({}, { essential, portMappings: [{ containerPort: 80 }] }, {}) });

testRule(loadBalancerNotEssential, {
  passes: { essential: given(behind, app(true)) },
  fails: { "not essential": [given(behind, app(false)), "optional", "/loadBalancers/0/containerName", { container: "app" }] },
});
