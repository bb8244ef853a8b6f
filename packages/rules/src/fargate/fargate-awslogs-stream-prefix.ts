import { containers, requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateAwslogsStreamPrefix: Rule = rule({
  id: "fargate-awslogs-stream-prefix",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "On Fargate, awslogs has the option awslogs-stream-prefix.",
  source: "LogConfiguration$options; text: aws/aws-cdk#1422",
  docs: "API_LogConfiguration",
  aws: {
    type: "ClientException",
    text: "Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.",
    sure: "seen",
  },
  needs: ["logDriver=awslogs", "requiresCompatibilities=FARGATE"],
  messages: { missing: 'awslogs of "{container}" has no stream prefix, which Fargate needs.' },
  hint: "Add the option awslogs-stream-prefix: the service's name is a good one.",
  check(task, report) {
    if (!requires(task, "FARGATE")) return;
    for (const { at, container, name } of containers(task)) {
      const log = container.logConfiguration;
      if (log?.logDriver === "awslogs" && !log.options?.["awslogs-stream-prefix"])
        report("missing", [...at, "logConfiguration", "options"], { container: name });
    }
  },
});
