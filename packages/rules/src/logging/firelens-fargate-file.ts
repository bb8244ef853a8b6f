import { containers, requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const firelensFargateFile: Rule = rule({
  id: "firelens-fargate-file",
  severity: "error",
  stage: ["create-service", "run-task", "task-start"],
  on: "taskDefinition",
  summary: "On Fargate, a FireLens configuration file is of the type file.",
  source: "FirelensConfiguration$options; text: aws-samples/amazon-ecs-firelens-examples#32 (registered, then refused when it is to run)",
  docs: "API_FirelensConfiguration",
  aws: {
    type: "PlatformTaskDefinitionIncompatibilityException",
    text: "The specified platform does not satisfy the task definition’s required capabilities.",
    sure: "seen",
  },
  needs: "firelensConfiguration",
  messages: { s3: "Fargate does not fetch a FireLens configuration from S3, so this task never starts there." },
  hint: 'Put the file into the image and write "config-file-type": "file", or use the init image of aws-for-fluent-bit.',
  check(task, report) {
    if (!requires(task, "FARGATE")) return;
    for (const { at, container } of containers(task)) {
      if (container.firelensConfiguration?.options?.["config-file-type"] === "s3")
        report("s3", [...at, "firelensConfiguration", "options", "config-file-type"]);
    }
  },
});
