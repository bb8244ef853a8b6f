import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { envFilesRole } from "./env-files-role.js";

const environmentFiles = [{ value: "arn:aws:s3:::bucket/web.env", type: "s3" as const }];

testRule(envFilesRole, {
  passes: {
    "with a role": fargate({ executionRoleArn: "arn:aws:iam::123456789012:role/execution" }, { environmentFiles }),
    "the instance's role": ec2({}, { environmentFiles }),
  },
  fails: { without: [fargate({}, { environmentFiles }), "role", "/executionRoleArn", { container: "app" }] },
});
