import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { codedeployLoadBalancer } from "./codedeploy-load-balancer.js";

const group = {
  targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1",
  containerName: "app",
  containerPort: 80,
};
const by = (...loadBalancers: object[]) =>
  service({ deploymentConfiguration: undefined, deploymentController: { type: "CODE_DEPLOY" }, loadBalancers });

testRule(codedeployLoadBalancer, {
  passes: { one: by(group), "by ECS": service() },
  fails: { none: [by(), "none", "/loadBalancers"], two: [by(group, group), "many", "/loadBalancers"] },
});
