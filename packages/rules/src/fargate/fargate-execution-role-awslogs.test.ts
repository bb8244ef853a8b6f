import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateExecutionRoleAwslogs } from "./fargate-execution-role-awslogs.js";

const logConfiguration = {
  logDriver: "awslogs" as const,
  options: { "awslogs-group": "web", "awslogs-region": "us-east-1", "awslogs-stream-prefix": "web" },
};

testRule(fargateExecutionRoleAwslogs, {
  passes: { "with a role": fargate({ executionRoleArn: "execution" }, { logConfiguration }), "on EC2": ec2({}, { logConfiguration }) },
  fails: { none: [fargate({}, { logConfiguration }, { logConfiguration }), "role", "/executionRoleArn", { container: "app" }] },
});
