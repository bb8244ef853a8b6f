import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { cpuSharesBounds } from "./cpu-shares-bounds.js";

testRule(cpuSharesBounds, {
  passes: { none: fargate({}, { cpu: 0 }), some: ec2({ cpu: undefined }, { cpu: 262144 }) },
  fails: {
    one: [fargate({}, { cpu: 1 }), "low", "/containerDefinitions/0/cpu"],
    "too many": [ec2({ cpu: undefined }, { cpu: 262145 }), "high", "/containerDefinitions/0/cpu", { cpu: 262145 }],
  },
});
