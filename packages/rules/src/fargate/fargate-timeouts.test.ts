import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateTimeouts } from "./fargate-timeouts.js";

testRule(fargateTimeouts, {
  passes: { "the most": fargate({}, { startTimeout: 120, stopTimeout: 120 }), "longer on EC2": ec2({}, { stopTimeout: 600 }) },
  fails: {
    "too long": [
      fargate({}, { stopTimeout: 121 }),
      "range",
      "/containerDefinitions/0/stopTimeout",
      { member: "stopTimeout", seconds: 121, min: 2, max: 120 },
    ],
    "too short": [fargate({}, { startTimeout: 1 }), "range", "/containerDefinitions/0/startTimeout"],
  },
});
