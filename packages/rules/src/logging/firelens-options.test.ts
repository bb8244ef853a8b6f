import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { firelensOptions } from "./firelens-options.js";

const router = (options: { readonly [option: string]: string }) =>
  ec2({}, { logConfiguration: { logDriver: "awsfirelens" } }, { firelensConfiguration: { type: "fluentbit", options } });
const path = "/containerDefinitions/1/firelensConfiguration/options";

testRule(firelensOptions, {
  passes: {
    "a file": router({ "config-file-type": "file", "config-file-value": "/extra.conf" }),
    "an object": router({ "config-file-type": "s3", "config-file-value": "arn:aws:s3:::bucket/extra.conf" }),
    metadata: router({ "enable-ecs-log-metadata": "false" }),
  },
  fails: {
    "another option": [router({ "config-file": "/extra.conf" }), "unknown", `${path}/config-file`, { option: "config-file" }],
    "another type": [router({ "config-file-type": "efs", "config-file-value": "/x" }), "value", `${path}/config-file-type`],
    "half a pair": [router({ "config-file-type": "file" }), "pair", path, { missing: "config-file-value" }],
    "a URL": [
      router({ "config-file-type": "s3", "config-file-value": "s3://bucket/extra.conf" }),
      "arn",
      `${path}/config-file-value`,
      { value: "s3://bucket/extra.conf" },
    ],
  },
});
