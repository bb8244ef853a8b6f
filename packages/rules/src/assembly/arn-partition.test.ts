import { assembly, flawless } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { arnPartition } from "./arn-partition.js";

const of = (region: string, partition: string) =>
  assembly({ region, taskDefinitions: { web: { ...flawless(), executionRoleArn: `arn:${partition}:iam::123456789012:role/execution` } } });

testRule(arnPartition, {
  passes: { "the same": of("cn-north-1", "aws-cn"), "no region": { ...of("x", "aws-cn"), region: undefined } },
  fails: {
    another: [
      of("us-gov-west-1", "aws"),
      "other",
      "/taskDefinitions/web/executionRoleArn",
      { region: "us-gov-west-1", partition: "aws-us-gov", own: "aws" },
    ],
  },
});
