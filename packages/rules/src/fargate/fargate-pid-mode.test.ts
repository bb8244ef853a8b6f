import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargatePidMode } from "./fargate-pid-mode.js";

testRule(fargatePidMode, {
  passes: { "the task's": fargate({ pidMode: "task" }), "the host's on EC2": ec2({ pidMode: "host" }) },
  fails: { "the host's": [fargate({ pidMode: "host" }), "host", "/pidMode"] },
});
