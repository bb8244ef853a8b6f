import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { secretsNeedExecutionRole } from "./secrets-need-execution-role.js";

const secrets = [{ name: "TOKEN", valueFrom: "token" }];

testRule(secretsNeedExecutionRole, {
  passes: {
    "with a role": fargate({ executionRoleArn: "arn:aws:iam::123456789012:role/execution" }, { secrets }),
    "an empty list": fargate({}, { secrets: [] }),
  },
  fails: {
    without: [fargate({}, {}, { secrets }), "role", "/executionRoleArn", { container: "c1" }],
    "for a log driver": [
      ec2(
        {},
        {
          logConfiguration: {
            logDriver: "splunk",
            options: { "splunk-url": "x" },
            secretOptions: [{ name: "splunk-token", valueFrom: "t" }],
          },
        },
      ),
      "role",
      "/executionRoleArn",
    ],
  },
});
