import { fargate } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { environmentArnPartition } from "./environment-arn-partition.js";

const topic = (partition: string, region: string | undefined) =>
  given(fargate({}, { environment: [{ name: "TOPIC", value: `arn:${partition}:sns:us-gov-west-1:123456789012:orders` }] }), { region });

testRule(environmentArnPartition, {
  passes: {
    "the region's": topic("aws-us-gov", "us-gov-west-1"),
    "no region": topic("aws", undefined),
    "another text": given(fargate({}, { environment: [{ name: "URL", value: "https://example.com" }] }), { region: "cn-north-1" }),
  },
  fails: {
    "another's": [
      topic("aws", "us-gov-west-1"),
      "other",
      "/containerDefinitions/0/environment/0/value",
      { name: "TOPIC", own: "aws", region: "us-gov-west-1" },
    ],
  },
});
