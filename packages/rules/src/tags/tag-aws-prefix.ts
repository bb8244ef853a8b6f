import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const tagAwsPrefix: Rule = rule({
  id: "tag-aws-prefix",
  severity: "error",
  stage: ["register", "create-service", "run-task", "cluster", "api"],
  on: ["taskDefinition", "service", "runTask", "cluster", "capacityProvider"],
  summary: "No tag's key or value begins with aws:, in any letter case.",
  source: "CreateServiceRequest$tags",
  docs: "API_Tag",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "tags",
  messages: { reserved: '"{text}" begins with a prefix that AWS keeps for itself.' },
  hint: "Choose another prefix.",
  check({ tags = [] }, report) {
    for (const [index, tag] of tags.entries()) {
      for (const member of ["key", "value"] as const) {
        const text = tag[member] ?? "";
        if (/^aws:/i.test(text)) report("reserved", ["tags", index, member], { text });
      }
    }
  },
});
