import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { isWord, unusualSecrets } from "../secrets.js";

export const secretPartialArn: Rule = rule({
  id: "secret-partial-arn",
  severity: "warning",
  stage: "task-start",
  on: "taskDefinition",
  summary: "A secret whose name ends with a hyphen and six characters is given by its whole ARN; of others the name is enough in the ARN.",
  source: "Secrets Manager user guide, troubleshooting (ARN_secretnamehyphen); aws/aws-cdk#11526",
  docs: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html",
  needs: "valueFrom",
  messages: {
    partial:
      '"{value}" ends in "-{end}". If that is of the secret\'s name, Secrets Manager takes it for the six random characters of an ARN and finds no secret.',
  },
  hint: "Write the whole ARN, with the random characters after the name: arn:…:secret:NAME-AbCdEf.",
  check(task, report) {
    for (const { at, value, parsed } of unusualSecrets(task)) {
      const end = parsed?.service === "secretsmanager" ? /-(.{6})$/.exec(parsed.name)?.[1] : undefined;
      if (end !== undefined && isWord(end)) report("partial", [...at, "valueFrom"], { value, end });
    }
  },
});
