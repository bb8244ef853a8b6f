import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { secretPartialArn } from "./secret-partial-arn.js";

const from = (valueFrom: string) => fargate({ executionRoleArn: "execution" }, { secrets: [{ name: "TOKEN", valueFrom }] });
const arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:app";
const at = "/containerDefinitions/0/secrets/0/valueFrom";

testRule(secretPartialArn, {
  passes: {
    whole: from(`${arn}/db-AbCdEf`),
    "with a key": from(`${arn}/db-AbCdEf:password::`),
    "with the name alone, which Secrets Manager finds": from(`${arn}/db`),
    "with the name alone and a key": from(`${arn}/db:password::`),
    "whole, of a name that ends so": from(`${arn}-config-AbCdEf`),
    "a parameter": from("arn:aws:ssm:us-east-1:123456789012:parameter/app-config"),
    "a parameter's name": from("app-config"),
  },
  fails: {
    "a name that ends as an ARN does": [from(`${arn}-config`), "partial", at, { value: `${arn}-config`, end: "config" }],
    "and a key": [from(`${arn}-config:password::`), "partial", at, { value: `${arn}-config:password::`, end: "config" }],
  },
});
