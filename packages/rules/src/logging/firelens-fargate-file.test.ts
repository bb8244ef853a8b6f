import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { firelensFargateFile } from "./firelens-fargate-file.js";

const router = {
  firelensConfiguration: {
    type: "fluentbit" as const,
    options: { "config-file-type": "s3", "config-file-value": "arn:aws:s3:::bucket/extra.conf" },
  },
};
const app = { logConfiguration: { logDriver: "awsfirelens" as const } };

testRule(firelensFargateFile, {
  passes: {
    "on EC2": ec2({}, app, router),
    "a file": fargate({}, app, {
      firelensConfiguration: { type: "fluentbit", options: { "config-file-type": "file", "config-file-value": "/extra.conf" } },
    }),
  },
  fails: { "on Fargate": [fargate({}, app, router), "s3", "/containerDefinitions/1/firelensConfiguration/options/config-file-type"] },
});
