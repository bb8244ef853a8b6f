import { limits } from "@stowage/model";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const taskDefinitionSize: Rule = rule({
  id: "task-definition-size",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A task definition is at most 64 KiB of JSON.",
  source: "Amazon ECS service quotas",
  docs: "service-quotas",
  aws: { type: "ClientException", text: "Actual length: '{bytes}'. Max allowed length is '{max}' bytes.", sure: "form" },
  messages: { large: "The task definition is {bytes} bytes of JSON; ECS takes {max}." },
  hint: "Move large environment values into an environment file on S3, a secret or a parameter.",
  check(task, report, { bytesAtMost }) {
    const { max } = limits.taskDefinitionBytes;
    if (bytesAtMost !== undefined && bytesAtMost <= max) return;
    const text = JSON.stringify(task);
    // A character takes at most three bytes (four for a pair of units): most definitions need no second look.
    if (text.length * 3 <= max) return;
    const bytes = new TextEncoder().encode(text).length;
    if (bytes > max) report("large", [], { bytes, max });
  },
});
