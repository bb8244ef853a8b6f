import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { hostnameNotAwsvpc } from "./hostname-not-awsvpc.js";

testRule(hostnameNotAwsvpc, {
  passes: { bridge: ec2({}, { hostname: "app" }), "none with awsvpc": fargate() },
  fails: { awsvpc: [fargate({}, { hostname: "app" }), "awsvpc", "/containerDefinitions/0/hostname"] },
});
