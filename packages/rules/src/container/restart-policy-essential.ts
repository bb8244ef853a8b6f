import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const restartPolicyEssential: Rule = rule({
  id: "restart-policy-essential",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "A restart policy on an essential container delays the replacement of a broken task.",
  source: "ContainerRestartPolicy",
  docs: "container-restart-policy",
  needs: "restartPolicy",
  messages: {
    delays: 'The essential container "{container}" is restarted in place, and its task is replaced only when that stops helping.',
  },
  hint: "Leave restarts to the service, or suppress this where a restart in place is wanted.",
  check(task, report) {
    for (const { at, container, name } of containers(task)) {
      if (container.restartPolicy?.enabled === true && container.essential !== false)
        report("delays", [...at, "restartPolicy"], { container: name });
    }
  },
});
