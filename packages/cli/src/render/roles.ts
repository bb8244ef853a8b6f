import type { Need, RoleNeeds } from "@stowage/rules";
import type { Io } from "../io.js";
import { paint } from "./paint.js";
import { printable } from "./printable.js";

/** The roles for a person: why each permission is there, then the policy and the trust as they are pasted into IAM. */
export function renderRoles(roles: readonly RoleNeeds[], io: Io): string {
  if (roles.length === 0) return "Nothing here needs a role.\n";
  return roles.map((role) => renderRole(role, io)).join("\n");
}

function renderRole({ name, arn, needs, policy, trust, managedPolicies = [], sharedWith, notes }: RoleNeeds, io: Io): string {
  const facts = [
    ...(arn === undefined ? [] : [`role      ${printable(arn)}`]),
    ...(sharedWith ? [`shared    with ${printable(sharedWith.join(", "))}: the role needs their policies too`] : []),
    ...reasons(needs),
    ...managedPolicies.map((managed) => `attach    ${managed}`),
    ...notes.map(({ at, message }) => `note      ${printable(message)} ${paint(io, "dim", printable(at))}`),
  ];
  const documents = [policy ? `  policy\n${indented(policy)}` : "  policy    nothing is needed\n", `  trust\n${indented(trust)}`];
  return `${paint(io, "bold", printable(name))}\n${facts.map((line) => `  ${line}\n`).join("")}${documents.join("")}`;
}

/** One line for each reason, in the order of the needs. */
function reasons(needs: readonly Need[]): string[] {
  return [...new Set(needs.map(({ why, at }) => `because   it ${why} (${printable(at)})`))];
}

function indented(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replace(/^/gm, "    ")}\n`;
}
