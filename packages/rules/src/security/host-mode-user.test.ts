import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { hostModeUser } from "./host-mode-user.js";

testRule(hostModeUser, {
  passes: { "another user": ec2({ networkMode: "host" }, { user: "1000" }), "another network": ec2({}, { privileged: true }) },
  fails: {
    "no user": [ec2({ networkMode: "host" }), "open", "/containerDefinitions/0/user", { container: "app", what: "root" }],
    privileged: [ec2({ networkMode: "host" }, { user: "1000", privileged: true }), "open", "/containerDefinitions/0/privileged"],
  },
});
