import { ClusterQueryError, limits, parseQuery } from "@stowage/model";
import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const constraintExpression: Rule = rule({
  id: "constraint-expression",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask", "taskDefinition"],
  summary: "`memberOf` has an expression of the cluster query language, up to 2000 characters; `distinctInstance` has none.",
  source: "PlacementConstraint$expression; developer guide, cluster query language",
  docs: "cluster-query-language",
  aws: { type: "InvalidParameterException", text: "Invalid constraint expression", sure: "form", textOf: ["syntax"] },
  needs: "placementConstraints",
  messages: {
    missing: "memberOf needs an expression.",
    distinct: "distinctInstance takes no expression.",
    long: "The expression has {length} characters; ECS takes {max}.",
    syntax: "The expression is not of the cluster query language: {problem} (character {character}).",
  },
  hint: 'Write like "attribute:ecs.instance-type =~ m7g.* and attribute:stack == prod".',
  fix: (subject, at) => (subject.placementConstraints?.[Number(at[1])]?.type === "distinctInstance" ? removeIt(subject, at) : undefined),
  check({ placementConstraints = [] }, report, { on }) {
    const { max } = limits.constraintExpressionLength;
    for (const [index, { type, expression = "" }] of placementConstraints.entries()) {
      const path = ["placementConstraints", index, "expression"];
      if (type === "distinctInstance") {
        if (expression !== "") report("distinct", path);
      } else if (expression.trim() === "") {
        if (on !== "taskDefinition") report("missing", path);
      } else if (expression.length > max) {
        if (on !== "taskDefinition") report("long", path, { length: expression.length, max });
      } else {
        const error = syntaxError(expression);
        if (error !== undefined) report("syntax", path, { problem: error.problem, character: error.index + 1 });
      }
    }
  },
});

function syntaxError(expression: string): ClusterQueryError | undefined {
  try {
    parseQuery(expression);
    return undefined;
  } catch (error) {
    if (error instanceof ClusterQueryError) return error;
    throw error;
  }
}
