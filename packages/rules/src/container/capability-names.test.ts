import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { capabilityNames } from "./capability-names.js";

const capabilities = (add: string[], drop: string[] = []) => ec2({}, { linuxParameters: { capabilities: { add, drop } } });

testRule(capabilityNames, {
  passes: { known: capabilities(["NET_ADMIN", "SYS_PTRACE"], ["ALL"]) },
  fails: {
    "with the prefix": [
      capabilities(["CAP_NET_ADMIN"]),
      "unknown",
      "/containerDefinitions/0/linuxParameters/capabilities/add/0",
      { capability: "CAP_NET_ADMIN" },
    ],
    unknown: [capabilities([], ["BPF"]), "unknown", "/containerDefinitions/0/linuxParameters/capabilities/drop/0"],
  },
});
