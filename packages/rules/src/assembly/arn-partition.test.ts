import { assembly, balanced, fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { arnPartition } from "./arn-partition.js";

const of = (region: string, partition: string) =>
  assembly({ region, taskDefinitions: { web: fargate({ executionRoleArn: `arn:${partition}:iam::123456789012:role/execution` }) } });

const texts = [{ name: "TOPIC", value: "arn:aws:sns:us-east-1:123456789012:orders" }];
const secured = (partition: string) => ({
  ...balanced({
    public: {
      listeners: [
        {
          LoadBalancerArn: "public",
          Port: 443,
          Protocol: "HTTPS" as const,
          Certificates: [
            { CertificateArn: `arn:${partition}:acm:us-gov-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012` },
          ],
          DefaultActions: [{ Type: "forward" as const, TargetGroupArn: "web" }],
        },
      ],
    },
  }),
  taskDefinitions: {},
  services: {},
  region: "us-gov-west-1",
});

testRule(arnPartition, {
  passes: {
    "any text in a variable": assembly({ region: "us-gov-west-1", taskDefinitions: { web: fargate({}, { environment: texts }) } }),
    "a certificate": secured("aws-us-gov"),
    "the same": of("cn-north-1", "aws-cn"),
    "no region": { ...of("x", "aws-cn"), region: undefined },
  },
  fails: {
    "a listener's certificate": [
      secured("aws"),
      "other",
      "/loadBalancers/public/listeners/0/Certificates/0/CertificateArn",
      { region: "us-gov-west-1", partition: "aws-us-gov", own: "aws" },
    ],
    another: [
      of("us-gov-west-1", "aws"),
      "other",
      "/taskDefinitions/web/executionRoleArn",
      { region: "us-gov-west-1", partition: "aws-us-gov", own: "aws" },
    ],
  },
});
