import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateNoSwap } from "./fargate-no-swap.js";

testRule(fargateNoSwap, {
  passes: { none: fargate(), "on EC2": ec2({}, { linuxParameters: { maxSwap: 0 } }) },
  fails: {
    swap: [
      fargate({}, { linuxParameters: { maxSwap: 0 } }),
      "swap",
      "/containerDefinitions/0/linuxParameters/maxSwap",
      { member: "maxSwap" },
    ],
    swappiness: [fargate({}, { linuxParameters: { swappiness: 1 } }), "swap", "/containerDefinitions/0/linuxParameters/swappiness"],
  },
});
