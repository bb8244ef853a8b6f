import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { controllerOf, isDaemon, runsOnFargate } from "../services.js";

export const daemonController: Rule = rule({
  id: "daemon-controller",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "A daemon service is deployed by ECS, on instances: not on Fargate, not by CodeDeploy, not from outside.",
  source: "CreateServiceRequest$schedulingStrategy",
  docs: "API_CreateService",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "schedulingStrategy=DAEMON",
  messages: {
    controller: "The deployment controller {controller} has no daemon services.",
    fargate: "Fargate has no instances to run a daemon on.",
  },
  hint: "Use the controller ECS and instances, or the scheduling strategy REPLICA.",
  check(service, report) {
    if (!isDaemon(service)) return;
    const controller = controllerOf(service);
    if (controller !== "ECS") report("controller", ["deploymentController", "type"], { controller });
    if (runsOnFargate(service)) report("fargate", ["schedulingStrategy"]);
  },
});
