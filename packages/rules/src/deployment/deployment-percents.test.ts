import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { deploymentPercents } from "./deployment-percents.js";

const percents = (minimumHealthyPercent: number, maximumPercent: number) =>
  service({ deploymentConfiguration: { minimumHealthyPercent, maximumPercent } });

testRule(deploymentPercents, {
  passes: { "the defaults": percents(100, 200), "none stays": percents(0, 100), "much more": percents(50, 500) },
  fails: {
    "more than all": [percents(101, 200), "minimum", "/deploymentConfiguration/minimumHealthyPercent", { percent: 101 }],
    "none may run": [percents(0, 0), "maximum", "/deploymentConfiguration/maximumPercent"],
    "the most below the least": [percents(75, 50), "below", "/deploymentConfiguration/maximumPercent", { maximum: 50, minimum: 75 }],
  },
});
