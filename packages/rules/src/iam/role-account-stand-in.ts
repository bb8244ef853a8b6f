import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const roleAccountStandIn: Rule = rule({
  id: "role-account-stand-in",
  severity: "warning",
  stage: "register",
  on: "taskDefinition",
  summary: "The account in a role's ARN is filled in.",
  source: "files in public repositories; AWS answers `Role is not valid` until it is filled in",
  docs: "API_RegisterTaskDefinition",
  messages: { open: 'The account of this role is still "{account}".' },
  hint: "Write the twelve digits of your account.",
  check(task, report) {
    for (const member of ["taskRoleArn", "executionRoleArn"] as const) {
      const role = task[member];
      if (role === undefined || /^arn:[^:]*:iam::\d/.test(role)) continue;
      const account = /^arn:[^:]*:iam::([A-Za-z_]+):role\//.exec(role)?.[1];
      if (account !== undefined) report("open", [member], { account });
    }
  },
});
