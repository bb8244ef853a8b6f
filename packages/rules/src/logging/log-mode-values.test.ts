import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { logModeValues } from "./log-mode-values.js";

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

testRule(logModeValues, {
  passes: { "a mode": log({ mode: "non-blocking", "awslogs-create-group": "true" }) },
  fails: {
    "no mode": [
      log({ mode: "nonblocking" }),
      "value",
      "/containerDefinitions/0/logConfiguration/options/mode",
      { option: "mode", value: "nonblocking", values: "blocking, non-blocking" },
    ],
    "a yes": [log({ "awslogs-create-group": "yes" }), "value", "/containerDefinitions/0/logConfiguration/options/awslogs-create-group"],
  },
});
