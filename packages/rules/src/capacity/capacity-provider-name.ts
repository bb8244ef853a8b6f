import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const capacityProviderName: Rule = rule({
  id: "capacity-provider-name",
  severity: "error",
  stage: "api",
  on: "capacityProvider",
  summary: "A capacity provider's name is up to 255 letters, digits, _ and -, and does not begin with aws, ecs or fargate.",
  source: "CreateCapacityProviderRequest$name",
  docs: "API_CreateCapacityProvider",
  aws: { type: "ClientException", text: "The specified capacity provider name is invalid.", sure: "form" },
  messages: {
    pattern: '"{name}" is not of 1 to 255 letters, digits, _ and -.',
    prefix: '"{name}" begins with aws, ecs or fargate, which AWS keeps for itself.',
  },
  hint: "Choose another name.",
  check({ name }, report) {
    if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) report("pattern", ["name"], { name });
    else if (/^(aws|ecs|fargate)/i.test(name)) report("prefix", ["name"], { name });
  },
});
