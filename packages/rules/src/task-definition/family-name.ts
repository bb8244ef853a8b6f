import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const familyName: Rule = rule({
  id: "family-name",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "`family` is 1 to 255 letters, digits, hyphens and underscores.",
  source: "RegisterTaskDefinitionRequest$family",
  docs: "API_RegisterTaskDefinition",
  aws: { type: "ClientException", sure: "unknown" },
  messages: {
    empty: "The family is empty.",
    pattern: 'The family "{family}" has characters other than letters, digits, - and _, or more than 255 of them.',
  },
  hint: "Write a name of 1 to 255 letters, digits, hyphens and underscores.",
  check({ family }, report) {
    if (family === "") report("empty", ["family"]);
    else if (!/^[A-Za-z0-9_-]{1,255}$/.test(family)) report("pattern", ["family"], { family });
  },
});
