import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const repositoryCredentials: Rule = rule({
  id: "repository-credentials",
  severity: "error",
  stage: "task-start",
  on: "taskDefinition",
  summary: "Credentials for a private registry are a Secrets Manager secret, and need an execution role.",
  source: "RepositoryCredentials$credentialsParameter; developer guide, private registry authentication",
  docs: "private-auth",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "repositoryCredentials",
  messages: {
    role: 'Without an execution role nothing can read the registry credentials of "{container}".',
    arn: '"{value}" is an ARN of something other than a Secrets Manager secret.',
  },
  hint: "Add `executionRoleArn` with secretsmanager:GetSecretValue, and the secret's ARN or name.",
  check(task, report) {
    for (const { at, container, name } of containers(task)) {
      const value = container.repositoryCredentials?.credentialsParameter;
      if (value === undefined) continue;
      if (value.startsWith("arn:") && !/^arn:[a-z-]+:secretsmanager:/.test(value))
        report("arn", [...at, "repositoryCredentials", "credentialsParameter"], { value });
      else if (!task.executionRoleArn) report("role", [...at, "repositoryCredentials"], { container: name });
    }
  },
});
