import { limits } from "@stowage/model";
import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const credentialSpecs: Rule = rule({
  id: "credential-specs",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "`credentialSpecs` holds one `credentialspec:ARN` or `credentialspecdomainless:ARN`.",
  source: "ContainerDefinition$credentialSpecs",
  docs: "API_ContainerDefinition",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "credentialSpecs",
  messages: {
    many: "There are {count} credential specs; ECS takes {max}.",
    form: '"{spec}" is neither credentialspec:ARN nor credentialspecdomainless:ARN, of SSM or S3.',
  },
  hint: "Write one entry, with the ARN of a parameter or an S3 object.",
  check(task, report) {
    const { max } = limits.credentialSpecs;
    for (const { at, container } of containers(task)) {
      const specs = container.credentialSpecs ?? [];
      if (specs.length > max) report("many", [...at, "credentialSpecs"], { count: specs.length, max });
      for (const [index, spec] of specs.entries()) {
        if (!/^credentialspec(domainless)?:arn:[a-z-]+:(ssm|s3):/.test(spec)) report("form", [...at, "credentialSpecs", index], { spec });
      }
    }
  },
});
