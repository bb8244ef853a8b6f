import { conditionKey } from "./gathering.js";
import { grouped } from "./grouped.js";
import type { Need } from "./need.js";
import type { PolicyDocument, PolicyStatement } from "./policy-document.js";

/**
 * The policy that grants these needs and nothing else, or undefined if there are none. The same needs give the same document: statements
 * in the order in which their resources are first needed, actions and resources sorted.
 */
export function policyOf(needs: readonly Need[]): PolicyDocument | undefined {
  if (needs.length === 0) return undefined;
  const resources = grouped(needs, ({ resource, condition }) => `${resource}\n${conditionKey(condition)}`);
  const statements = grouped(resources, (group) => `${actionsOf(group).join()}\n${conditionKey(group[0].condition)}`);
  return { Version: "2012-10-17", Statement: statements.map(statementOf) };
}

function statementOf(groups: readonly (readonly [Need, ...Need[]])[]): PolicyStatement {
  const { condition } = groups[0]![0];
  return {
    Effect: "Allow",
    Action: actionsOf(groups[0]!),
    Resource: groups.map(([first]) => first.resource).sort(),
    ...(condition && { Condition: condition }),
  };
}

function actionsOf(needs: readonly Need[]): string[] {
  return [...new Set(needs.map(({ action }) => action))].sort();
}
