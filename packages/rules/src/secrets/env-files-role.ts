import { containers, requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const envFilesRole: Rule = rule({
  id: "env-files-role",
  severity: "error",
  stage: "task-start",
  on: "taskDefinition",
  summary: "Environment files are fetched with the execution role.",
  source: "EnvironmentFile; developer guide, environment files",
  docs: "use-environment-file",
  aws: { type: "ResourceInitializationError", text: "failed to download env files", sure: "form" },
  needs: "environmentFiles",
  messages: { role: '"{container}" has environment files, and without an execution role nothing can fetch them.' },
  hint: "Add `executionRoleArn`: a role with s3:GetObject and s3:GetBucketLocation.",
  check(task, report) {
    if (task.executionRoleArn || !requires(task, "FARGATE")) return;
    const first = containers(task).find(({ container }) => container.environmentFiles?.length);
    if (first) report("role", ["executionRoleArn"], { container: first.name });
  },
});
