import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const firelensOneRouter: Rule = rule({
  id: "firelens-one-router",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A task has one FireLens router.",
  source: "aws/amazon-ecs-agent: agent/api/task",
  docs: "using_firelens",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "firelensConfiguration",
  messages: { second: '"{container}" is the second container with `firelensConfiguration`.' },
  hint: "Keep one router, with several outputs.",
  check(task, report) {
    const routers = containers(task).filter(({ container }) => container.firelensConfiguration);
    for (const { at, name } of routers.slice(1)) report("second", [...at, "firelensConfiguration"], { container: name });
  },
});
