import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const splunkRequiredOptions: Rule = rule({
  id: "splunk-required-options",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "The log driver splunk has the options splunk-url and splunk-token, as options or as secret options.",
  source: "LogConfiguration$options",
  docs: "API_LogConfiguration",
  aws: { type: "ClientException", text: "Log driver splunk requires options: {options}", sure: "form" },
  needs: "logDriver=splunk",
  messages: { missing: 'splunk of "{container}" lacks: {options}.' },
  hint: "Add {options}; the token belongs into `secretOptions`.",
  check(task, report) {
    for (const { at, container, name } of containers(task)) {
      const log = container.logConfiguration;
      if (log?.logDriver !== "splunk") continue;
      const secret = new Set(log.secretOptions?.map((option) => option.name));
      const missing = ["splunk-token", "splunk-url"].filter((option) => !log.options?.[option] && !secret.has(option));
      if (missing.length > 0) report("missing", [...at, "logConfiguration"], { container: name, options: missing.join(", ") });
    }
  },
});
