import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateNoPrivileged } from "./fargate-no-privileged.js";

testRule(fargateNoPrivileged, {
  passes: { "not privileged": fargate({}, { privileged: false }), "on EC2": ec2({}, { privileged: true }) },
  fails: { "on Fargate": [fargate({}, { privileged: true }), "privileged", "/containerDefinitions/0/privileged", { container: "app" }] },
});
