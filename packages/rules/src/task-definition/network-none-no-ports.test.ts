import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { networkNoneNoPorts } from "./network-none-no-ports.js";

testRule(networkNoneNoPorts, {
  passes: {
    "no ports": ec2({ networkMode: "none" }, { portMappings: [] }),
    "ports with bridge": ec2({}, { portMappings: [{ containerPort: 80 }] }),
  },
  fails: {
    "a port": [ec2({ networkMode: "none" }, { portMappings: [{ containerPort: 80 }] }), "ports", "/containerDefinitions/0/portMappings"],
  },
});
