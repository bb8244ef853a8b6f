import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { secretValueFrom } from "./secret-value-from.js";

const from = (valueFrom: string) =>
  fargate({ executionRoleArn: "arn:aws:iam::123456789012:role/execution" }, { secrets: [{ name: "TOKEN", valueFrom }] });
const secret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:app/db-AbCdEf";
const path = "/containerDefinitions/0/secrets/0/valueFrom";

testRule(secretValueFrom, {
  passes: {
    "a secret": from(secret),
    "a JSON key": from(`${secret}:password::`),
    "a version": from(`${secret}:password:AWSPREVIOUS:`),
    "a parameter": from("arn:aws:ssm:us-east-1:123456789012:parameter/app/db"),
    "a parameter's name": from("/app/db"),
  },
  fails: {
    nothing: [from(""), "empty", path, { name: "TOKEN" }],
    "a JSON key alone": [from(`${secret}:password`), "parts", path, { value: `${secret}:password`, count: 1 }],
    "no Region": [
      from("arn:aws:ssm:REGION:123456789012:parameter/db"),
      "region",
      path,
      { value: "arn:aws:ssm:REGION:123456789012:parameter/db", region: "REGION" },
    ],
    "an object": [from("arn:aws:s3:::bucket/db"), "service", path],
    "a URL": [from("https://example.com/db?x"), "name", path],
  },
});
