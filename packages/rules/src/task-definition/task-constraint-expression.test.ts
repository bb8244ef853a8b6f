import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { taskConstraintExpression } from "./task-constraint-expression.js";

testRule(taskConstraintExpression, {
  passes: { "an expression": ec2({ placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.os-type == linux" }] }) },
  fails: {
    none: [ec2({ placementConstraints: [{ type: "memberOf" }] }), "missing", "/placementConstraints/0/expression"],
    "too long": [
      ec2({ placementConstraints: [{ type: "memberOf", expression: "x".repeat(2001) }] }),
      "long",
      "/placementConstraints/0/expression",
      { length: 2001, max: 2000 },
    ],
  },
});
