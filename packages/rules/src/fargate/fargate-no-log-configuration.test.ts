import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateNoLogConfiguration } from "./fargate-no-log-configuration.js";

testRule(fargateNoLogConfiguration, {
  passes: {
    "a log driver": fargate(
      {},
      { logConfiguration: { logDriver: "splunk", options: { "splunk-url": "https://splunk.example.com", "splunk-token": "x" } } },
    ),
    "on EC2 there is the daemon's": ec2(),
  },
  fails: {
    none: [
      fargate({}, { logConfiguration: { logDriver: "splunk" } }, {}),
      "lost",
      "/containerDefinitions/1/logConfiguration",
      { container: "c1" },
    ],
  },
});
