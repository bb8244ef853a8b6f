import { describe, expect, it } from "vitest";
import { constraintError } from "./constraint-expression.js";

describe("constraintError", () => {
  it.each([
    "attribute:ecs.instance-type == t2.small",
    "attribute:ecs.availability-zone in [us-east-1a, us-east-1b]",
    "attribute:ecs.instance-type =~ g2.* and attribute:ecs.availability-zone != us-east-1d",
    "runningTasksCount == 1",
    "agentVersion < 1.14.5",
    "registeredAt < 2018-02-13",
    "ec2InstanceId in ['i-abcd1234', 'i-wxyx7890']",
    "task:group == service:production",
    "not(task:group == database)",
    "!(attribute:stack exists) || attribute:stack == 'prod east'",
    "attribute:stack !exists",
    "attribute:stack !in [a,b]",
    "attribute:ecs.availability-zone==us-east-1a",
    "attribute:ecs.instance-type=~g2.*and.*",
    "(attribute:a!=b)or(not attribute:stack in['a','b'])",
    "attribute:ecs.instance-type =~ (t3|m7g).[a-z0-9]+ and attribute:a matches ^x(y)$",
    "attribute:order exists and attribute:a greater_than_equal 3",
  ])("takes %s", (expression) => expect(constraintError(expression)).toBeUndefined());

  it.each([
    ["", "it is empty"],
    ["attribute:ecs.instance-type = t3.small", 'there is no operator "="'],
    ["ecs.instance-type == t3.small", '"ecs.instance-type" is nothing that can be asked about'],
    ["attribute:a == b c", '"c" stands where "and" or "or" would'],
    ["attribute:a ==", 'nothing follows "=="'],
    ["attribute:a in b", 'a list in brackets follows "in", not "b"'],
    ["attribute:a == [b]", 'one value follows "==", not a list'],
    ["(attribute:a == b", "a parenthesis is not closed"],
    ["attribute:a == b and", "it ends where a condition would stand"],
    ["attribute:a=b", 'there is no operator "="'],
    ["attribute:a", 'no operator follows "attribute:a"'],
    ["attribute:a =~", 'nothing follows "=~"'],
    ["attribute:a in [b", "a quotation mark or a bracket is not closed"],
    ["attribute:a in [b,]", 'a value is missing in the list after "in"'],
    ["attribute:a == b)", '")" stands where "and" or "or" would'],
    ["attribute:a == 'b", "a quotation mark or a bracket is not closed"],
  ])("refuses %s", (expression, error) => expect(constraintError(expression)).toBe(error));
});
