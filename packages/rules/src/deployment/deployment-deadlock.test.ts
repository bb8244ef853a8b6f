import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { deploymentDeadlock } from "./deployment-deadlock.js";

const of = (desiredCount: number, minimumHealthyPercent: number, maximumPercent: number) =>
  service({ desiredCount, deploymentConfiguration: { minimumHealthyPercent, maximumPercent } });

testRule(deploymentDeadlock, {
  passes: { "room for one": of(4, 100, 125), "one may stop": of(2, 50, 100), "no tasks": of(0, 100, 101) },
  fails: {
    "rounded down": [of(3, 100, 125), "stuck", "/deploymentConfiguration", { count: 3, least: 3, most: 3 }],
    "rounded up": [of(2, 75, 100), "stuck", "/deploymentConfiguration", { count: 2, least: 2, most: 2 }],
  },
});
