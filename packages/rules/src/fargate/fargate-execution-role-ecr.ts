import { requires } from "../containers.js";
import { parseEcrImage } from "../ecr-image.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateExecutionRoleEcr: Rule = rule({
  id: "fargate-execution-role-ecr",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "On Fargate, an image in a private ECR repository needs an execution role.",
  source: "text: hashicorp/terraform-provider-aws#3051",
  docs: "task_execution_IAM_role",
  aws: {
    type: "ClientException",
    text: "Fargate requires task definition to have execution role ARN to support ECR images.",
    sure: "seen",
  },
  needs: ["image", "requiresCompatibilities=FARGATE"],
  messages: { role: 'The image "{image}" is in ECR, and without an execution role Fargate cannot pull it.' },
  hint: "Add `executionRoleArn`: a role with AmazonECSTaskExecutionRolePolicy.",
  check(task, report) {
    if (!requires(task, "FARGATE") || task.executionRoleArn) return;
    const image = task.containerDefinitions.map((container) => container.image ?? "").find((text) => parseEcrImage(text) !== undefined);
    if (image !== undefined) report("role", ["executionRoleArn"], { image });
  },
});
