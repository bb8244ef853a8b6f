import { removeTwin } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { awsvpcOf } from "../services.js";

export const networkIds: Rule = rule({
  id: "network-ids",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask"],
  summary: "Subnets and security groups are named by their ids, each once.",
  source: "AwsVpcConfiguration; text: moto",
  docs: "API_AwsVpcConfiguration",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "awsvpcConfiguration",
  messages: { form: '"{id}" is no id of a {what}.', twice: '"{id}" is named twice.' },
  hint: "Write ids like subnet-0123456789abcdef0 and sg-0123456789abcdef0.",
  fix: removeTwin,
  check(launched, report) {
    const vpc = awsvpcOf(launched);
    for (const [member, prefix, what] of [
      ["subnets", "subnet-", "subnet"],
      ["securityGroups", "sg-", "security group"],
    ] as const) {
      const ids = vpc?.[member] ?? [];
      ids.forEach((id, index) => {
        const path = ["networkConfiguration", "awsvpcConfiguration", member, index];
        if (!id.startsWith(prefix)) report("form", path, { id, what });
        else if (ids.indexOf(id) < index) report("twice", path, { id });
      });
    }
  },
});
