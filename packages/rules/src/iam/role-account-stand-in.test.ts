import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { roleAccountStandIn } from "./role-account-stand-in.js";

testRule(roleAccountStandIn, {
  passes: { "filled in": fargate({ taskRoleArn: "arn:aws:iam::123456789012:role/web" }), none: fargate() },
  fails: {
    open: [fargate({ taskRoleArn: "arn:aws:iam::XXXXXXXXXXXX:role/web" }), "open", "/taskRoleArn", { account: "XXXXXXXXXXXX" }],
    named: [fargate({ executionRoleArn: "arn:aws:iam::ACCOUNT_ID:role/web" }), "open", "/executionRoleArn"],
  },
});
