import { ec2, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { placementCounts } from "./placement-counts.js";

const constraints = (count: number) =>
  Array.from({ length: count }, () => ({ type: "memberOf" as const, expression: "attribute:stack == a" }));
const placed = (change: object) => service({ launchType: "EC2", networkConfiguration: undefined, ...change });

testRule(placementCounts, {
  passes: { ten: placed({ placementConstraints: constraints(10) }) },
  fails: {
    "with the task definition's": [
      given(placed({ placementConstraints: constraints(6) }), { taskDefinition: ec2({ placementConstraints: constraints(5) }) }),
      "constraints",
      "/placementConstraints",
      { count: 11, max: 10 },
    ],
    "six strategies": [
      placed({ placementStrategy: Array.from({ length: 6 }, () => ({ type: "random" })) }),
      "strategies",
      "/placementStrategy",
    ],
  },
});
