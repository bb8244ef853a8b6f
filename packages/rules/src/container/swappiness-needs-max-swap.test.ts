import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { swappinessNeedsMaxSwap } from "./swappiness-needs-max-swap.js";

testRule(swappinessNeedsMaxSwap, {
  passes: {
    both: ec2({}, { linuxParameters: { maxSwap: 512, swappiness: 10 } }),
    "swap alone": ec2({}, { linuxParameters: { maxSwap: 512 } }),
  },
  fails: { alone: [ec2({}, { linuxParameters: { swappiness: 10 } }), "ignored", "/containerDefinitions/0/linuxParameters/swappiness"] },
});
