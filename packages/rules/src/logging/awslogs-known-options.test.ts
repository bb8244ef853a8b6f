import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { awslogsKnownOptions } from "./awslogs-known-options.js";

const log = (options: { readonly [option: string]: string }) =>
  ec2(
    {},
    {
      logConfiguration: {
        logDriver: "awslogs",
        options: { "awslogs-group": "web", "awslogs-region": "us-east-1", "awslogs-stream-prefix": "web", ...options },
      },
    },
  );

testRule(awslogsKnownOptions, {
  passes: { known: log({ mode: "non-blocking", "max-buffer-size": "25m" }) },
  fails: {
    "FireLens's": [log({ log_key: "log" }), "unknown", "/containerDefinitions/0/logConfiguration/options/log_key", { option: "log_key" }],
  },
});
