import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { awslogsStreamPrefix } from "./awslogs-stream-prefix.js";

const log = (prefix?: string) =>
  ec2(
    {},
    {
      logConfiguration: {
        logDriver: "awslogs",
        options: { "awslogs-group": "web", "awslogs-region": "us-east-1", ...(prefix && { "awslogs-stream-prefix": prefix }) },
      },
    },
  );

testRule(awslogsStreamPrefix, {
  passes: { "with a prefix": log("web"), "another driver": ec2({}, { logConfiguration: { logDriver: "journald" } }) },
  fails: { without: [log(), "anonymous", "/containerDefinitions/0/logConfiguration/options", { container: "app" }] },
});
