import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { controllerOf, loadBalancersOf } from "../services.js";

export const codedeployLoadBalancer: Rule = rule({
  id: "codedeploy-load-balancer",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "A service that CodeDeploy deploys has one target group of an Application or Network Load Balancer.",
  source: "CreateServiceRequest$loadBalancers",
  docs: "deployment-type-bluegreen",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "deploymentController",
  messages: {
    none: "CodeDeploy shifts traffic between target groups, and the service has none.",
    many: "CodeDeploy takes one target group here; the second one stands in the deployment group.",
  },
  hint: "Give one load balancer with a `targetGroupArn`.",
  check(service, report) {
    if (controllerOf(service) !== "CODE_DEPLOY") return;
    const groups = loadBalancersOf(service).filter(({ targetGroupArn }) => targetGroupArn);
    if (groups.length === 0) report("none", ["loadBalancers"]);
    else if (groups.length > 1) report("many", ["loadBalancers"]);
  },
});
