import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { externalPlacementAttributes } from "./external-placement-attributes.js";

const external = (expression: string) =>
  service({ launchType: "EXTERNAL", networkConfiguration: undefined, placementConstraints: [{ type: "memberOf", expression }] });

testRule(externalPlacementAttributes, {
  passes: {
    "your own": external("attribute:rack == a"),
    "on EC2": service({
      launchType: "EC2",
      placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.instance-type == t3.small" }],
    }),
  },
  fails: {
    "the instance type": [
      external("attribute:ecs.instance-type == t3.small"),
      "never",
      "/placementConstraints/0/expression",
      { attribute: "ecs.instance-type" },
    ],
  },
});
