import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { linksBridgeOnly } from "./links-bridge-only.js";

testRule(linksBridgeOnly, {
  passes: {
    bridge: ec2({}, { links: ["db"] }, { name: "db" }),
    "bridge by default": ec2({ networkMode: undefined }, { links: ["db"] }, { name: "db" }),
    "none with awsvpc": fargate({}, { links: [] }),
  },
  fails: {
    awsvpc: [fargate({}, { links: ["db"] }, { name: "db" }), "mode", "/containerDefinitions/0/links", { mode: "awsvpc" }],
    host: [ec2({ networkMode: "host" }, { links: ["db"] }, { name: "db" }), "mode", "/containerDefinitions/0/links"],
  },
});
