import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { splunkRequiredOptions } from "./splunk-required-options.js";

const secretOptions = [{ name: "splunk-token", valueFrom: "arn:aws:ssm:us-east-1:123456789012:parameter/splunk" }];

testRule(splunkRequiredOptions, {
  passes: {
    both: fargate(
      { executionRoleArn: "execution" },
      { logConfiguration: { logDriver: "splunk", options: { "splunk-url": "https://splunk.example.com" }, secretOptions } },
    ),
  },
  fails: {
    neither: [
      ec2({}, { logConfiguration: { logDriver: "splunk" } }),
      "missing",
      "/containerDefinitions/0/logConfiguration",
      { container: "app", options: "splunk-token, splunk-url" },
    ],
  },
});
