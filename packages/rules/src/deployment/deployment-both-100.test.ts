import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { deploymentBoth100 } from "./deployment-both-100.js";

const percents = (deploymentConfiguration: object) => service({ deploymentConfiguration });

testRule(deploymentBoth100, {
  passes: {
    "room above": percents({ minimumHealthyPercent: 100, maximumPercent: 101 }),
    "room below": percents({ minimumHealthyPercent: 99, maximumPercent: 100 }),
  },
  fails: {
    both: [percents({ minimumHealthyPercent: 100, maximumPercent: 100 }), "both", "/deploymentConfiguration"],
    "one by default": [percents({ maximumPercent: 100 }), "both", "/deploymentConfiguration"],
  },
});
