import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { isDaemon } from "../services.js";

export const daemonNoDesiredCount: Rule = rule({
  id: "daemon-no-desired-count",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "A daemon service has no `desiredCount`: it has a task on each instance.",
  source: "text: kayac/ecspresso#20, fabfuel/ecs-deploy#59",
  docs: "API_CreateService",
  aws: {
    type: "InvalidParameterException",
    text: "The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again",
    sure: "seen",
  },
  needs: "schedulingStrategy=DAEMON",
  messages: { count: "A daemon service runs a task on each instance, and cannot want {count}." },
  hint: "Remove `desiredCount`.",
  fix: removeIt,
  check(service, report) {
    const count = service.desiredCount;
    if (isDaemon(service) && count !== undefined) report("count", ["desiredCount"], { count });
  },
});
