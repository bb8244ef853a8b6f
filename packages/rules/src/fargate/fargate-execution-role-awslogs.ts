import { containers, requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateExecutionRoleAwslogs: Rule = rule({
  id: "fargate-execution-role-awslogs",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "On Fargate, the log driver awslogs needs an execution role.",
  source: "text: aws/aws-cdk#1279, virtual-kubelet/virtual-kubelet#193",
  docs: "task_execution_IAM_role",
  aws: {
    type: "ClientException",
    text: "Fargate requires task definition to have execution role ARN to support log driver awslogs.",
    sure: "seen",
  },
  needs: ["logDriver=awslogs", "requiresCompatibilities=FARGATE"],
  messages: { role: 'The container "{container}" logs with awslogs, and without an execution role Fargate cannot write logs.' },
  hint: "Add `executionRoleArn`: a role with AmazonECSTaskExecutionRolePolicy.",
  check(task, report) {
    if (!requires(task, "FARGATE") || task.executionRoleArn) return;
    const first = containers(task).find(({ container }) => container.logConfiguration?.logDriver === "awslogs");
    if (first) report("role", ["executionRoleArn"], { container: first.name });
  },
});
