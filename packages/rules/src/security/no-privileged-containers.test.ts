import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { noPrivilegedContainers } from "./no-privileged-containers.js";

testRule(noPrivilegedContainers, {
  passes: { "not privileged": ec2({}, { privileged: false }) },
  fails: { privileged: [ec2({}, { privileged: true }), "privileged", "/containerDefinitions/0/privileged", { container: "app" }] },
});
