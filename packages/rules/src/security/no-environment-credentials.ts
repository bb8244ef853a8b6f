import { containers } from "../containers.js";
import { credentialShape } from "../credentials.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const noEnvironmentCredentials: Rule = rule({
  id: "no-environment-credentials",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  packs: { "security-hub": "ECS.8", "control-tower": "CT.ECS.PR.12", "aws-config": "ecs-no-environment-secrets" },
  summary: "No container gets credentials of AWS, or anything that looks like a key, as a plain variable.",
  source: "Security Hub, Amazon ECS controls; the shapes of keys: their issuers' documentation",
  docs: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8",
  needs: "environment",
  messages: { name: '"{name}" holds credentials in plain text.', shape: 'The value of "{name}" looks like {what}.' },
  hint: "Give the task a role, or move the value to Secrets Manager and name it in `secrets`.",
  check(task, report) {
    for (const { at, container } of containers(task)) {
      for (const [index, { name = "", value = "" }] of (container.environment ?? []).entries()) {
        const what = credentialShape(value);
        if (/^(AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|ECS_ENGINE_AUTH_DATA)$/.test(name))
          report("name", [...at, "environment", index, "name"], { name });
        else if (what !== undefined) report("shape", [...at, "environment", index, "value"], { name, what });
      }
    }
  },
});
