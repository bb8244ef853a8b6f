import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { externalAwslogsRole } from "./external-awslogs-role.js";

const logConfiguration = { logDriver: "awslogs" as const, options: { "awslogs-group": "web", "awslogs-region": "us-east-1" } };

testRule(externalAwslogsRole, {
  passes: {
    "with a role": ec2({ requiresCompatibilities: ["EXTERNAL"], executionRoleArn: "execution" }, { logConfiguration }),
    "on EC2": ec2({}, { logConfiguration }),
  },
  fails: {
    without: [ec2({ requiresCompatibilities: ["EXTERNAL"] }, { logConfiguration }), "role", "/executionRoleArn", { container: "app" }],
  },
});
