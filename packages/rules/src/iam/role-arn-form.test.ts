import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { roleArnForm } from "./role-arn-form.js";

const with_ = (taskRoleArn: string) => fargate({ taskRoleArn });

testRule(roleArnForm, {
  passes: {
    "an ARN": with_("arn:aws:iam::123456789012:role/service/web"),
    "another partition": with_("arn:aws-us-gov:iam::123456789012:role/web"),
    "a name": with_("web-role"),
    "a placeholder": with_("arn:aws:iam::${ACCOUNT}:role/web"),
  },
  fails: {
    empty: [with_(""), "empty", "/taskRoleArn", { member: "taskRoleArn" }],
    "a policy": [with_("arn:aws:iam::123456789012:policy/web"), "arn", "/taskRoleArn"],
    "an account that is too short": [with_("arn:aws:iam::12345:role/web"), "arn", "/taskRoleArn", { arn: "arn:aws:iam::12345:role/web" }],
    "a sentence": [fargate({ executionRoleArn: "the role for web" }), "name", "/executionRoleArn"],
  },
});
