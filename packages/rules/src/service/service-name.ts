import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const serviceName: Rule = rule({
  id: "service-name",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "A service's name is 1 to 255 letters, digits, hyphens and underscores.",
  source: "CreateServiceRequest$serviceName",
  docs: "API_CreateService",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  messages: { pattern: '"{name}" is not of 1 to 255 letters, digits, - and _.' },
  hint: "Write a name of 1 to 255 letters, digits, hyphens and underscores.",
  check({ serviceName: name }, report) {
    if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) report("pattern", ["serviceName"], { name });
  },
});
