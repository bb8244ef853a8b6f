import { ec2, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { constraintExpression } from "./constraint-expression.js";

const member = (expression?: string) =>
  service({ launchType: "EC2", networkConfiguration: undefined, placementConstraints: [{ type: "memberOf", expression }] });
const path = "/placementConstraints/0/expression";

testRule(constraintExpression, {
  passes: {
    memberOf: member("attribute:stack == prod"),
    distinct: service({ launchType: "EC2", networkConfiguration: undefined, placementConstraints: [{ type: "distinctInstance" }] }),
  },
  fails: {
    none: [member(), "missing", path],
    "another language": [member("stack = prod"), "syntax", path],
    "in capitals": [
      member("attribute:a == b AND attribute:c == d"),
      "syntax",
      path,
      { problem: "Write `and` in small letters, not `AND`", character: 18 },
    ],
    "for distinct instances": [
      service({
        launchType: "EC2",
        networkConfiguration: undefined,
        placementConstraints: [{ type: "distinctInstance", expression: "x" }],
      }),
      "distinct",
      path,
    ],
    "in a task definition": [
      given(ec2({ placementConstraints: [{ type: "memberOf", expression: "attribute:a = b" }] }), {}, "taskDefinition"),
      "syntax",
      path,
      {
        problem: "Expected an operator after `attribute:a`: == != > >= < <= exists !exists in !in =~ !~",
        character: 13,
      },
    ],
  },
});
