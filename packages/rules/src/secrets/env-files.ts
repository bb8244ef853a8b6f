import { limits } from "@stowage/model";
import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const envFiles: Rule = rule({
  id: "env-files",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A container has at most ten environment files, each the ARN of an S3 object that ends with .env.",
  source: "ContainerDefinition$environmentFiles",
  docs: "API_EnvironmentFile",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "environmentFiles",
  messages: {
    many: '"{container}" has {count} environment files; ECS takes {max}.',
    form: '"{value}" is no ARN of an S3 object whose name ends with .env.',
  },
  hint: "Write arn:aws:s3:::BUCKET/NAME.env.",
  check(task, report) {
    const { max } = limits.environmentFiles;
    for (const { at, container, name } of containers(task)) {
      const files = container.environmentFiles ?? [];
      if (files.length > max) report("many", [...at, "environmentFiles"], { container: name, count: files.length, max });
      for (const [index, { value }] of files.entries()) {
        if (!/^arn:[a-z-]+:s3:::[^/]+\/.*\.env$/.test(value)) report("form", [...at, "environmentFiles", index, "value"], { value });
      }
    }
  },
});
