import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateNoIpcMode } from "./fargate-no-ipc-mode.js";

testRule(fargateNoIpcMode, {
  passes: { none: fargate(), "on EC2": ec2({ ipcMode: "task" }) },
  fails: { "on Fargate": [fargate({ ipcMode: "task" }), "mode", "/ipcMode"] },
});
