import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { hostModeUser } from "./host-mode-user.js";

testRule(hostModeUser, {
  passes: {
    "another user": ec2({ networkMode: "host" }, { user: "1000" }),
    "another network": ec2(),
    "privileged on purpose": ec2({ networkMode: "host" }, { privileged: true }),
  },
  fails: {
    "no user": [ec2({ networkMode: "host" }), "root", "/containerDefinitions/0/user", { container: "app" }],
    "root by number": [ec2({ networkMode: "host" }, { user: "0:0" }), "root", "/containerDefinitions/0/user"],
  },
});
