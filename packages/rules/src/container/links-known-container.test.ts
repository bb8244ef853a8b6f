import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { linksKnownContainer } from "./links-known-container.js";

testRule(linksKnownContainer, {
  passes: { "a name": ec2({}, { links: ["db"] }, { name: "db" }), "with an alias": ec2({}, { links: ["db:database"] }, { name: "db" }) },
  fails: {
    "an unknown one": [ec2({}, { links: ["db"] }), "unknown", "/containerDefinitions/0/links/0", { link: "db" }],
    itself: [ec2({}, { links: ["app"] }), "unknown", "/containerDefinitions/0/links/0"],
    "two colons": [ec2({}, { links: ["db:a:b"] }, { name: "db" }), "form", "/containerDefinitions/0/links/0"],
  },
});
