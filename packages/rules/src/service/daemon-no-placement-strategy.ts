import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { isDaemon } from "../services.js";

export const daemonNoPlacementStrategy: Rule = rule({
  id: "daemon-no-placement-strategy",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "A daemon service has no placement strategy.",
  source: "text: kayac/ecspresso#402",
  docs: "API_CreateService",
  aws: {
    type: "InvalidParameterException",
    text: "The daemon scheduling strategy does not support placement strategies. Remove the placement strategy and try again",
    sure: "seen",
  },
  needs: ["schedulingStrategy=DAEMON", "placementStrategy"],
  messages: { strategy: "A daemon service runs a task on each instance, so there is nothing to choose." },
  hint: "Remove `placementStrategy`; constraints are fine.",
  fix: removeIt,
  check(service, report) {
    if (isDaemon(service) && service.placementStrategy?.length) report("strategy", ["placementStrategy"]);
  },
});
