import { policyName, withPlace, withTexts } from "../task-roles.js";
import type { TaskRole } from "../task-roles.js";
import { literal } from "./properties.js";
import type { Resource } from "./template.js";

/** The role that a task definition's grants ask for, or the policy that a role made elsewhere needs for them. */
export function taskRoleResource(family: string, { existing, policy, trust }: TaskRole): Resource {
  const own = { PolicyName: policyName(family), PolicyDocument: withTexts(policy, said) };
  if (existing !== undefined) return { Type: "AWS::IAM::RolePolicy", Properties: { RoleName: existing, ...own } };
  return {
    Type: "AWS::IAM::Role",
    Properties: {
      Description: `What the tasks of ${family} may do`,
      AssumeRolePolicyDocument: withTexts(trust, said),
      Policies: [own],
    },
  };
}

function said(text: string): unknown {
  const plain = literal(text);
  const inner = typeof plain === "string" ? plain : plain["Fn::Sub"];
  const filled = withPlace(inner, { account: "${AWS::AccountId}", region: "${AWS::Region}", partition: "${AWS::Partition}" });
  return filled === inner ? plain : { "Fn::Sub": filled };
}
