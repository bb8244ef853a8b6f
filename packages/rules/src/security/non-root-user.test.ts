import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { nonRootUser } from "./non-root-user.js";

testRule(nonRootUser, {
  passes: { "a number": fargate({}, { user: "1000:1000" }), "a name": fargate({}, { user: "node" }) },
  fails: {
    none: [fargate(), "none", "/containerDefinitions/0/user", { container: "app" }],
    root: [fargate({}, { user: "root:root" }), "root", "/containerDefinitions/0/user"],
  },
});
