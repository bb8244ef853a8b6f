import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { controllerOf, deploymentStrategyOf, isDaemon } from "../services.js";

export const strategyController: Rule = rule({
  id: "strategy-controller",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "Blue/green, linear and canary deployments are for replica services that ECS deploys.",
  source: "DeploymentConfiguration$strategy",
  docs: "API_DeploymentConfiguration",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "strategy",
  messages: {
    controller: "The strategy {strategy} is not for the controller {controller}.",
    daemon: "A daemon service is deployed by rolling alone.",
  },
  hint: 'Use the controller ECS and the scheduling strategy REPLICA, or `"strategy": "ROLLING"`.',
  check(service, report) {
    const strategy = deploymentStrategyOf(service);
    if (strategy === "ROLLING") return;
    const controller = controllerOf(service);
    if (controller !== "ECS") report("controller", ["deploymentConfiguration", "strategy"], { strategy, controller });
    else if (isDaemon(service)) report("daemon", ["deploymentConfiguration", "strategy"]);
  },
});
