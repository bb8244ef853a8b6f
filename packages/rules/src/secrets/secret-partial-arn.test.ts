import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { secretPartialArn } from "./secret-partial-arn.js";

const from = (valueFrom: string) => fargate({ executionRoleArn: "execution" }, { secrets: [{ name: "TOKEN", valueFrom }] });
const arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:app/db";

testRule(secretPartialArn, {
  passes: {
    whole: from(`${arn}-AbCdEf`),
    "with a key": from(`${arn}-AbCdEf:password::`),
    "a parameter": from("arn:aws:ssm:us-east-1:123456789012:parameter/db"),
  },
  fails: { partial: [from(arn), "partial", "/containerDefinitions/0/secrets/0/valueFrom", { value: arn }] },
});
