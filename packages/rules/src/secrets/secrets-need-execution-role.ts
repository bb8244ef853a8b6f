import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const secretsNeedExecutionRole: Rule = rule({
  id: "secrets-need-execution-role",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "`secrets` and `secretOptions` need an execution role.",
  source: "Secret; text: fabfuel/ecs-deploy#87",
  docs: "API_Secret",
  aws: {
    type: "ClientException",
    text: "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    sure: "seen",
  },
  needs: "secrets|secretOptions",
  messages: { role: '"{container}" gets secrets, and without an execution role nothing can read them.' },
  hint: "Add `executionRoleArn`: a role that may read these secrets and parameters.",
  check(task, report) {
    if (task.executionRoleArn) return;
    const first = containers(task).find(({ container }) => container.secrets?.length || container.logConfiguration?.secretOptions?.length);
    if (first) report("role", ["executionRoleArn"], { container: first.name });
  },
});
