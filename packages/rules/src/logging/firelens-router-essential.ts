import { containers } from "../containers.js";
import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const firelensRouterEssential: Rule = rule({
  id: "firelens-router-essential",
  severity: "warning",
  stage: "runtime",
  on: "taskDefinition",
  summary: "The FireLens router is essential, so that logs are not dropped in silence.",
  source: "developer guide, FireLens; aws/containers-roadmap#966",
  docs: "using_firelens",
  needs: "firelensConfiguration",
  messages: { optional: 'When "{container}" stops, the task goes on without logs.' },
  hint: "Remove `essential: false` from the router.",
  fix: removeIt,
  check(task, report) {
    for (const { at, container, name } of containers(task)) {
      if (container.firelensConfiguration && container.essential === false) report("optional", [...at, "essential"], { container: name });
    }
  },
});
