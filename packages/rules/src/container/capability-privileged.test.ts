import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { capabilityPrivileged } from "./capability-privileged.js";

const linuxParameters = { capabilities: { drop: ["ALL"] } };

testRule(capabilityPrivileged, {
  passes: { "not privileged": ec2({}, { linuxParameters }), "no lists": ec2({}, { privileged: true }) },
  fails: { both: [ec2({}, { privileged: true, linuxParameters }), "ignored", "/containerDefinitions/0/linuxParameters/capabilities"] },
});
