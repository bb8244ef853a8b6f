import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { secretOptionsClash } from "./secret-options-clash.js";

const splunk = (options: { readonly [option: string]: string }) =>
  ec2(
    { executionRoleArn: "execution" },
    { logConfiguration: { logDriver: "splunk", options, secretOptions: [{ name: "splunk-token", valueFrom: "splunk" }] } },
  );

testRule(secretOptionsClash, {
  passes: { apart: splunk({ "splunk-url": "https://splunk.example.com" }) },
  fails: {
    "in both": [
      splunk({ "splunk-url": "https://splunk.example.com", "splunk-token": "x" }),
      "both",
      "/containerDefinitions/0/logConfiguration/secretOptions/0/name",
      { option: "splunk-token" },
    ],
  },
});
