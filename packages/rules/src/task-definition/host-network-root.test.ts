import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { hostNetworkRoot } from "./host-network-root.js";

testRule(hostNetworkRoot, {
  passes: { "another user": ec2({ networkMode: "host" }, { user: "1000:1000" }), "a network of its own": fargate({}, { user: "root" }) },
  fails: {
    root: [ec2({ networkMode: "host" }, { user: "root" }), "root", "/containerDefinitions/0/user"],
    "by number": [ec2({ networkMode: "host" }, { user: "0:0" }), "root", "/containerDefinitions/0/user"],
  },
});
