import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { controllerOf, deploymentStrategyOf, isDaemon } from "../services.js";

export const deploymentDeadlock: Rule = rule({
  id: "deployment-deadlock",
  severity: "warning",
  stage: "runtime",
  on: "service",
  summary: "The percentages leave a rolling deployment of this many tasks room to start or to stop one.",
  source: "DeploymentConfiguration (rounding); developer guide, service event messages",
  docs: "service-event-messages-list",
  aws: {
    type: "service event",
    text: "was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.",
    sure: "seen",
  },
  needs: "desiredCount",
  messages: { stuck: "Of {count} tasks {least} must stay and {most} may run, so a deployment can neither stop nor start one." },
  hint: "Raise `maximumPercent`, or lower `minimumHealthyPercent`.",
  check(service, report) {
    const { minimumHealthyPercent = 100, maximumPercent = 200 } = service.deploymentConfiguration ?? {};
    const count = service.desiredCount ?? 0;
    if (count <= 0 || isDaemon(service) || controllerOf(service) !== "ECS" || deploymentStrategyOf(service) !== "ROLLING") return;
    if (minimumHealthyPercent === 100 && maximumPercent === 100) return;
    const least = Math.ceil((count * minimumHealthyPercent) / 100);
    const most = Math.floor((count * maximumPercent) / 100);
    if (least >= count && most <= count) report("stuck", ["deploymentConfiguration"], { count, least, most });
  },
});
