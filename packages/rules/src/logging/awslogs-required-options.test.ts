import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { awslogsRequiredOptions } from "./awslogs-required-options.js";

const options = { "awslogs-group": "web", "awslogs-region": "us-east-1" };
const log = (own?: { readonly [option: string]: string }) => ({
  logConfiguration: { logDriver: "awslogs" as const, ...(own && { options: own }) },
});
const path = "/containerDefinitions/0/logConfiguration/options";

testRule(awslogsRequiredOptions, {
  passes: {
    "without a prefix on EC2": ec2({}, log(options)),
    "with a prefix on Fargate": fargate({ executionRoleArn: "execution" }, log({ ...options, "awslogs-stream-prefix": "web" })),
  },
  fails: {
    none: [ec2({}, log()), "missing", path, { container: "app", options: "awslogs-region, awslogs-group" }],
    "no region": [ec2({}, log({ "awslogs-group": "web" })), "missing", path, { container: "app", options: "awslogs-region" }],
  },
});
