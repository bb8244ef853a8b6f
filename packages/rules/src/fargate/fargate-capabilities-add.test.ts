import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateCapabilitiesAdd } from "./fargate-capabilities-add.js";

const add = (...names: string[]) => ({ linuxParameters: { capabilities: { add: names } } });

testRule(fargateCapabilitiesAdd, {
  passes: {
    SYS_PTRACE: fargate({}, add("SYS_PTRACE")),
    "any dropped": fargate({}, { linuxParameters: { capabilities: { drop: ["ALL"] } } }),
    "on EC2": ec2({}, add("NET_ADMIN")),
  },
  fails: {
    another: [
      fargate({}, add("SYS_PTRACE", "NET_ADMIN")),
      "other",
      "/containerDefinitions/0/linuxParameters/capabilities/add/1",
      { capability: "NET_ADMIN" },
    ],
  },
});
