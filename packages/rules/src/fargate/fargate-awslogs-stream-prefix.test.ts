import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateAwslogsStreamPrefix } from "./fargate-awslogs-stream-prefix.js";

const log = (prefix?: string) => ({
  logConfiguration: {
    logDriver: "awslogs" as const,
    options: { "awslogs-group": "web", "awslogs-region": "us-east-1", ...(prefix && { "awslogs-stream-prefix": prefix }) },
  },
});

testRule(fargateAwslogsStreamPrefix, {
  passes: { "with one": fargate({ executionRoleArn: "execution" }, log("web")), "without on EC2": ec2({}, log()) },
  fails: {
    without: [
      fargate({ executionRoleArn: "execution" }, log()),
      "missing",
      "/containerDefinitions/0/logConfiguration/options",
      { container: "app" },
    ],
  },
});
