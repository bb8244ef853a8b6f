import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { noHostPid } from "./no-host-pid.js";

testRule(noHostPid, {
  passes: { "the task's": ec2({ pidMode: "task" }) },
  fails: { "the host's": [ec2({ pidMode: "host" }), "host", "/pidMode"] },
});
