import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const roleArnForm: Rule = rule({
  id: "role-arn-form",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "`taskRoleArn` and `executionRoleArn` are the ARN of an IAM role, or its name.",
  source:
    "RegisterTaskDefinitionRequest$taskRoleArn; text: aws-samples/aws-modern-application-workshop#9, fabfuel/ecs-deploy#231 (an empty one)",
  docs: "API_RegisterTaskDefinition",
  aws: { type: "ClientException", text: "Role is not valid", sure: "seen" },
  messages: {
    empty: "`{member}` is empty.",
    arn: '"{arn}" is no ARN of an IAM role.',
    name: '"{name}" is neither the ARN nor the name of an IAM role.',
  },
  hint: "Write arn:aws:iam::ACCOUNT:role/NAME with the twelve digits of your account, or remove `{member}`.",
  check(task, report) {
    for (const member of ["taskRoleArn", "executionRoleArn"] as const) {
      const role = task[member];
      if (role === undefined || /^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/.test(role) || standsIn(role)) continue;
      if (role === "") report("empty", [member], { member });
      else if (role.startsWith("arn:")) report("arn", [member], { arn: role, member });
      else if (!/^[\w+=,.@/-]{1,128}$/.test(role)) report("name", [member], { name: role, member });
    }
  },
});

/** An account that is visibly none yet is another rule's finding. */
function standsIn(role: string): boolean {
  return /^arn:[^:]*:iam::[A-Za-z_]+:role\//.test(role);
}
