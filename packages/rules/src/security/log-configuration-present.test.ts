import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { logConfigurationPresent } from "./log-configuration-present.js";

testRule(logConfigurationPresent, {
  passes: { there: ec2({}, { logConfiguration: { logDriver: "journald" } }) },
  fails: { none: [ec2(), "none", "/containerDefinitions/0/logConfiguration", { container: "app" }] },
});
