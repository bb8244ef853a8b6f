import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { unusualSecrets } from "../secrets.js";

export const secretPartialArn: Rule = rule({
  id: "secret-partial-arn",
  severity: "warning",
  stage: "task-start",
  on: "taskDefinition",
  summary: "A secret's ARN ends with its six random characters.",
  source: "developer guide, specifying sensitive data with Secrets Manager",
  docs: "secrets-envvar-secrets-manager",
  needs: "valueFrom",
  messages: { partial: '"{value}" lacks the six random characters at its end, so it is looked up by the beginning of its name.' },
  hint: "Copy the whole ARN: arn:…:secret:NAME-AbCdEf.",
  check(task, report) {
    for (const { at, value, parsed } of unusualSecrets(task)) {
      if (parsed?.service === "secretsmanager" && !/^-[A-Za-z0-9]{6}$/.test(parsed.name.slice(-7)))
        report("partial", [...at, "valueFrom"], { value });
    }
  },
});
