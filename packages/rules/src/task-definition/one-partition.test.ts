import { fargate, flawless } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { onePartition } from "./one-partition.js";

const gov = "arn:aws-us-gov:iam::123456789012:role/execution";
const secret = (region: string, partition: string) => ({
  name: "TOKEN",
  valueFrom: `arn:${partition}:secretsmanager:${region}:123456789012:secret:token-Ab1Cd2`,
});
const logs = (region: string) => ({
  logDriver: "awslogs" as const,
  options: { "awslogs-group": "web", "awslogs-region": region, "awslogs-stream-prefix": "web" },
});

testRule(onePartition, {
  passes: {
    "all in one": fargate(
      { executionRoleArn: gov },
      { secrets: [secret("us-gov-west-1", "aws-us-gov")], logConfiguration: logs("us-gov-east-1") },
    ),
    "an image of GovCloud": fargate({ executionRoleArn: gov }, { image: "123456789012.dkr.ecr.us-gov-west-1.amazonaws.com/web:1" }),
    "a public image": fargate({ executionRoleArn: gov }),
    "a role by its name": fargate({ executionRoleArn: "execution" }, { secrets: [secret("cn-north-1", "aws-cn")] }),
    "logs in another region": given(flawless(), { region: "eu-west-1" }),
  },
  fails: {
    "a secret of another": [
      fargate({ executionRoleArn: gov }, { secrets: [secret("us-east-1", "aws")] }),
      "other",
      "/containerDefinitions/0/secrets/0/valueFrom",
      { own: "aws", what: "the role", partition: "aws-us-gov" },
    ],
    "a region of another in an ARN": [
      fargate({ executionRoleArn: "arn:aws:iam::123456789012:role/execution" }, { secrets: [secret("us-gov-west-1", "aws")] }),
      "other",
      "/containerDefinitions/0/secrets/0/valueFrom",
      { own: "aws-us-gov", what: "the role", partition: "aws" },
    ],
    "an environment file of another": [
      fargate({ executionRoleArn: gov }, { environmentFiles: [{ type: "s3", value: "arn:aws:s3:::settings/web.env" }] }),
      "other",
      "/containerDefinitions/0/environmentFiles/0/value",
    ],
    "the task role": [fargate({ executionRoleArn: gov, taskRoleArn: "arn:aws:iam::123456789012:role/task" }), "other", "/taskRoleArn"],
    "logs, by the Assembly's region": [
      given(flawless({ executionRoleArn: gov }), { region: "us-gov-west-1" }),
      "other",
      "/containerDefinitions/0/logConfiguration/options/awslogs-region",
      { own: "aws", what: "the Assembly", partition: "aws-us-gov" },
    ],
    "an image, by the Assembly's region": [
      given(fargate({ executionRoleArn: gov }, { image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1" }), {
        region: "us-gov-west-1",
      }),
      "other",
      "/containerDefinitions/0/image",
    ],
  },
});
