import { containers } from "../containers.js";
import { isPlaceholder } from "../placeholder.js";
import { writeOneOf } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const firelensOptions: Rule = rule({
  id: "firelens-options",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "FireLens takes enable-ecs-log-metadata (true, false), and config-file-type (s3, file) together with config-file-value.",
  source: "FirelensConfiguration$options; text for an S3 value that is no ARN: aws/aws-cli#7147",
  docs: "API_FirelensConfiguration",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "firelensConfiguration",
  messages: {
    unknown: 'FireLens has no option "{option}".',
    value: '{option} is "{value}"; it is one of {values}.',
    pair: "config-file-type and config-file-value go together; {missing} is missing.",
    arn: 'With the type s3 the value is the ARN of an S3 object, not "{value}".',
  },
  hint: 'Write "config-file-type": "s3" with an ARN, or "file" with a path in the image.',
  fix: (task, at) => writeOneOf(...(values[String(at.at(-1))] ?? []))(task, at),
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const options = container.firelensConfiguration?.options;
      if (!options) continue;
      const path = [...at, "firelensConfiguration", "options"];
      const { "config-file-type": type, "config-file-value": value } = options;
      for (const option of Object.keys(options)) {
        const allowed = values[option];
        if (!allowed) report("unknown", [...path, option], { option });
        else if (allowed.length > 0 && !allowed.includes(options[option]!) && !isPlaceholder(options[option]!)) {
          report("value", [...path, option], { option, value: options[option]!, values: allowed.join(", ") });
        }
      }
      if ((type === undefined) !== (value === undefined))
        report("pair", path, { missing: type === undefined ? "config-file-type" : "config-file-value" });
      else if (type === "s3" && value !== undefined && !/^arn:[a-z-]+:s3:::/.test(value))
        report("arn", [...path, "config-file-value"], { value });
    }
  },
});

const values: { readonly [option: string]: readonly string[] | undefined } = {
  "enable-ecs-log-metadata": ["true", "false"],
  "config-file-type": ["s3", "file"],
  "config-file-value": [],
};
