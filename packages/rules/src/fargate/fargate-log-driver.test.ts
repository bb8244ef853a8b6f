import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateLogDriver } from "./fargate-log-driver.js";

testRule(fargateLogDriver, {
  passes: {
    splunk: fargate(
      {},
      { logConfiguration: { logDriver: "splunk", options: { "splunk-url": "https://splunk.example.com", "splunk-token": "x" } } },
    ),
    "another on EC2": ec2({}, { logConfiguration: { logDriver: "gelf" } }),
  },
  fails: {
    another: [
      fargate({}, { logConfiguration: { logDriver: "json-file" } }),
      "driver",
      "/containerDefinitions/0/logConfiguration/logDriver",
      { driver: "json-file" },
    ],
  },
});
