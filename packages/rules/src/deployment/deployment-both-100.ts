import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { controllerOf, deploymentStrategyOf, isDaemon } from "../services.js";

export const deploymentBoth100: Rule = rule({
  id: "deployment-both-100",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "A replica service that ECS deploys has not 100 for `minimumHealthyPercent` and `maximumPercent` both.",
  source: "CreateService; widely reported, the text from memory",
  docs: "API_DeploymentConfiguration",
  aws: {
    type: "InvalidParameterException",
    text: "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.",
    sure: "form",
  },
  needs: "deploymentConfiguration",
  messages: { both: "All tasks must stay and no other may run beside them, so no deployment can begin." },
  hint: "Write `maximumPercent: 200`, or a smaller `minimumHealthyPercent`.",
  check(service, report) {
    const { minimumHealthyPercent = 100, maximumPercent = 200 } = service.deploymentConfiguration ?? {};
    if (isDaemon(service) || controllerOf(service) !== "ECS" || deploymentStrategyOf(service) !== "ROLLING") return;
    if (minimumHealthyPercent === 100 && maximumPercent === 100) report("both", ["deploymentConfiguration"]);
  },
});
