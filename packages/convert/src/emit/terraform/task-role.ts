import { placeholders, policyName, withPlace } from "../task-roles.js";
import type { TaskRole } from "../task-roles.js";
import type { PolicyDocument } from "@stowage/rules";
import { escaped, expression, template } from "./block.js";
import type { Expression } from "./block.js";
import { add, current } from "./emission.js";
import type { Emission } from "./emission.js";

/** What a task definition refers to. */
export interface AddedRole {
  readonly arn?: Expression;
  /** The address of the policy, which is to be there before a task starts. */
  readonly policy: string;
}

/** Adds the role that a task definition's grants ask for, or the policy that a role made elsewhere needs for them. */
export function addTaskRole(emission: Emission, family: string, { existing, policy, trust }: TaskRole): AddedRole {
  const { names } = emission;
  const path = "/grants";
  const local = names.take("aws_iam_role_policy", family);
  const own = { name: policyName(family), policy: said(emission, policy) };
  const added = `aws_iam_role_policy.${local}`;
  if (existing !== undefined) {
    add(emission, "aws_iam_role_policy", local, { ...own, role: existing }, path);
    return { policy: added };
  }
  const role = names.take("aws_iam_role", family);
  add(
    emission,
    "aws_iam_role",
    role,
    {
      // AWS takes 38 characters, and adds its own to them.
      namePrefix: `${family.slice(0, 37)}-`,
      description: `What the tasks of ${family} may do`,
      assumeRolePolicy: said(emission, trust),
    },
    path,
  );
  add(emission, "aws_iam_role_policy", local, { ...own, role: expression(`aws_iam_role.${role}.id`) }, path);
  return { arn: expression(`aws_iam_role.${role}.arn`), policy: added };
}

function said(emission: Emission, document: PolicyDocument): Expression {
  const text = escaped(JSON.stringify(document));
  const used = (part: keyof typeof placeholders): string => (text.includes(placeholders[part]) ? current(emission, part) : "");
  return template(withPlace(text, { account: used("account"), region: used("region"), partition: used("partition") }));
}
