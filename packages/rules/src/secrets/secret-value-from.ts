import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { unusualSecrets } from "../secrets.js";

export const secretValueFrom: Rule = rule({
  id: "secret-value-from",
  severity: "error",
  stage: ["register", "task-start"],
  on: "taskDefinition",
  summary: "`valueFrom` is a secret's ARN (with `:json-key:version-stage:version-id` after it), a parameter's ARN, or a parameter's name.",
  source: "Secret$valueFrom; developer guide, specifying sensitive data; text: aws/amazon-ecs-agent, asm resource",
  docs: "secrets-envvar-secrets-manager",
  aws: { type: "ClientException", text: "Invalid arn syntax.", sure: "form" },
  needs: "valueFrom",
  messages: {
    empty: 'The secret "{name}" says nothing of where its value is.',
    parts: '"{value}" has {count} parts after the secret\'s ARN; it takes a JSON key, a version stage and a version id, or nothing.',
    region: '"{value}" has "{region}" in the place of a Region.',
    service: '"{value}" is the ARN of something other than a secret or a parameter.',
    name: '"{value}" is no name of a parameter.',
  },
  hint: "Write arn:…:secret:NAME-AbCdEf, or with a JSON key arn:…:secret:NAME-AbCdEf:KEY::, or arn:…:parameter/NAME.",
  check(task, report) {
    for (const { at, name, value, parsed } of unusualSecrets(task)) {
      if (value === "") report("empty", [...at, "valueFrom"], { name });
      else if (value.startsWith("arn:")) {
        const count = parsed?.rest.length;
        const [, , service = "", region = ""] = value.split(":");
        if (!/^[a-z0-9-]+$/.test(region) && /^(?:secretsmanager|ssm)$/.test(service))
          report("region", [...at, "valueFrom"], { value, region });
        else if (count === undefined) report("service", [...at, "valueFrom"], { value });
        else if (count !== 0 && count !== 3) report("parts", [...at, "valueFrom"], { value, count });
      } else if (!/^[A-Za-z0-9_./-]{1,2048}$/.test(value)) report("name", [...at, "valueFrom"], { value });
    }
  },
});
