import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { logBufferBlocking } from "./log-buffer-blocking.js";

const log = (options: { readonly [option: string]: string }) =>
  ec2({}, { logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "web", "awslogs-region": "us-east-1", ...options } } });

testRule(logBufferBlocking, {
  passes: { "non-blocking": log({ mode: "non-blocking", "max-buffer-size": "25m" }), "by default": log({ "max-buffer-size": "25m" }) },
  fails: {
    blocking: [
      log({ mode: "blocking", "max-buffer-size": "25m" }),
      "blocking",
      "/containerDefinitions/0/logConfiguration/options/max-buffer-size",
    ],
  },
});
