import { ClusterQueryError, parseQuery } from "@stowage/placement";
import { checkService } from "@stowage/rules";
import fc from "fast-check";
import { expect, it } from "vitest";

// `stowage check` has a reader of its own, which is small and says in words what is wrong; whatever it lets pass, placement has to understand.
const part = fc.constantFrom(
  ..."attribute:a attribute:ecs.instance-type == != > <= =~ matches not_equals in !in exists not_exists b x1.y 'c d' [a] [a,'b'] (a|b).* ( ) and or not ! && || [ ] ,".split(
    / (?!d')/,
  ),
);
const expressions = fc.array(fc.tuple(part, fc.constantFrom("", " ", " ", " "))).map((parts) => parts.flat().join(""));

/** Conditions joined rightly, with white space or without. */
const right = fc
  .array(
    fc.constantFrom(
      "attribute:a==b",
      "attribute:a == 'b c'",
      "not(attribute:a in[b, c])",
      "attribute:a exists",
      "(attribute:a =~ (b|c)[0-9]+)",
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((conditions) => conditions.join(" and "));

it("a cluster query is right to the rules if it is to placement", () => {
  fc.assert(
    fc.property(fc.oneof(expressions, right), (expression) => {
      fc.pre(expression.trim() !== "");
      expect([expression, toRules(expression)]).toEqual([expression, toPlacement(expression)]);
    }),
    { numRuns: 2000 },
  );
});

it("and is right to both in the ordinary case", () => {
  fc.assert(
    fc.property(right, (expression) => {
      expect([expression, toRules(expression), toPlacement(expression)]).toEqual([expression, true, true]);
    }),
  );
});

function toRules(expression: string): boolean {
  const found = checkService({
    serviceName: "web",
    taskDefinition: "web",
    launchType: "EC2",
    placementConstraints: [{ type: "memberOf", expression }],
  });
  return !found.some(({ rule }) => rule === "constraint-expression");
}

function toPlacement(expression: string): boolean {
  try {
    parseQuery(expression);
    return true;
  } catch (error) {
    if (error instanceof ClusterQueryError) return false;
    throw error;
  }
}
